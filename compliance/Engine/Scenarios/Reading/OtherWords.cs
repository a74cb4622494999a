namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Words that other tools have for what is called otherwise here: too far from ours to be a typing mistake.</summary>
internal static class OtherWords
{
    private static readonly (string[] Others, string[] Ours)[] All =
    [
        (["get", "post", "put", "patch", "delete", "request", "send", "http", "url", "operation"], ["call"]),
        (["wait", "wait_for", "receive", "listen", "callback"], ["await"]),
        (["vars", "variables", "let", "define"], ["set", "with"]),
        (["include", "import", "template"], ["use"]),
        (["params", "parameters", "query", "args", "arguments"], ["with"]),
        (["assert", "assertions", "check", "checks", "then", "response"], ["expect"]),
        (["save", "store", "extract"], ["capture"]),
        (["json", "payload", "data"], ["body"]),
        (["name", "summary"], ["title", "case", "id"]),
        (["description", "reason", "rationale"], ["why", "does", "says"]),
        (["requires", "require"], ["needs"]),
        (["matrix", "examples", "table"], ["cases"]),
        (["teardown", "finally", "after"], ["cleanup"]),
        (["timeout"], ["within"]),
        (["jsonpath", "json_path", "pointer", "field", "path"], ["at"]),
        (["eq", "is", "value", "equal_to"], ["equals"]),
        (["ne", "not_equals"], ["not"]),
        (["regex", "regexp", "pattern"], ["matches"]),
        (["in", "enum", "any_of"], ["one_of"]),
        (["includes", "has"], ["contains"]),
        (["size", "count"], ["length"]),
        (["present", "required"], ["exists"]),
        (["min", "minimum", "gte"], ["at_least"]),
        (["max", "maximum", "lte"], ["at_most"]),
        (["all", "every"], ["each"]),
        (["message", "text"], ["says"]),
        (["requirement", "requirements"], ["verifies"]),
        (["severity", "level"], ["otherwise"]),
    ];

    /// <summary>What is meant, of what there is here; null where nobody can tell.</summary>
    public static string? Meant(string written, IReadOnlyCollection<string> known) =>
        All.Where(pair => pair.Others.Contains(written, StringComparer.OrdinalIgnoreCase)).SelectMany(pair => pair.Ours).FirstOrDefault(known.Contains);
}
