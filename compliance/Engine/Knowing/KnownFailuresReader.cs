using System.Globalization;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Engine.Knowing;

/// <summary>Reads a list of known failures. All its mistakes are told at once, each with its place; what could never match anything is one.</summary>
/// <param name="names">What an entry can name.</param>
public sealed class KnownFailuresReader(RuleNames names)
{
    private const int MaxBytes = 1024 * 1024;
    private const string Everything = "*";

    /// <summary>Reads a file of the disk.</summary>
    /// <param name="path">Where it is; places name it so.</param>
    public KnownFailuresList ReadFile(string path)
    {
        var problems = new Problems();
        return SourceText.Read(path, path, MaxBytes, "Keep one list for each platform.", problems) is { } text ? Read(path, text) : new([], problems.InOrder);
    }

    /// <summary>Reads a list.</summary>
    /// <param name="file">Its name, for places.</param>
    /// <param name="text">What it holds: YAML, or JSON, which is YAML.</param>
    public KnownFailuresList Read(string file, string text)
    {
        var problems = new Problems();
        var root = YamlReader.Read(file, text, problems, "known-failures list");
        // Where nothing is broken any more the list is empty, and stays where it is.
        if (root is null && problems.InOrder.All(problem => problem.Code == "empty"))
            return new([], []);
        var known = root is null ? [] : Entries(root, problems);
        return new(problems.Any ? [] : known, problems.InOrder);
    }

    private List<KnownFailure> Entries(Node root, Problems problems)
    {
        var known = new List<KnownFailure>();
        if (Fields.Of(root, KnownFailuresFormat.File, "A known-failures list", problems) is not { } fields || fields.Node("known") is ListNode { Items.Count: 0 } or ScalarNode { Value: ScalarKind.Null })
            return known;
        // A key that is written wrong is told as that alone.
        if (problems.Any && !fields.Has("known"))
            return known;
        foreach (var item in fields.List("known", "Begin with \"known:\", and below it an entry for each rule: \"- check: paging.total-count\"."))
        {
            foreach (var one in Entry(item, problems))
            {
                if (known.Find(other => (other.Scenario, other.Check, other.At) == (one.Scenario, one.Check, one.At)) is { Place: { } first })
                    problems.Add("duplicate", one.Place!, $"This is known already, by line {first.Line}.", "Take one of the two away.");
                else
                    known.Add(one);
            }
        }

        return known;
    }

    private IEnumerable<KnownFailure> Entry(Node node, Problems problems)
    {
        if (Fields.Of(node, KnownFailuresFormat.Entry, "A known failure", problems) is not { } fields)
            yield break;
        var check = fields.Text("check", "Say which rule is broken, by the id that the report shows behind it, such as paging.total-count.");
        var reason = fields.Text("reason", "Say why it is left so, so that who reads it next year knows.");
        var (at, until) = (At(fields, problems), Until(fields, problems));
        var scenarios = Scenarios(fields, problems);
        if (check is null)
            yield break;
        if (!names.HasCheck(check))
            problems.Unknown("unknown-check", fields.At("check"), $"No check is called {check}.", check, names.Checks);
        foreach (var (scenario, place) in scenarios)
        {
            if (!names.HasScenario(scenario))
                problems.Unknown("unknown-scenario", place, $"No scenario is called {scenario}.", scenario, names.Scenarios);
            else if (scenario == Everything && check == Everything)
                problems.Add("everything", place, "This would excuse everything, and a run that excuses everything says nothing.", "Name a check or a scenario.");
            else if (names.HasCheck(check) && names.OwnerOf(check) is { } owner && !Pattern.Names(scenario, owner))
                problems.Add("other-scenario", place, $"{check} is a check of the scenario {owner} and never one of {scenario}.", $"Write {owner}, or leave the scenario out.");
            else if (reason is not null)
                foreach (var one in names.CasesOf(scenario))
                    yield return new KnownFailure(one, check, reason) { At = at, Until = until, Place = place };
        }
    }

    /// <summary>One scenario or several, each with its place; all of them where none is named.</summary>
    private static IReadOnlyList<(string Id, Place Place)> Scenarios(Fields fields, Problems problems) => fields.Node("scenario") switch
    {
        null => [(Everything, fields.At("check"))],
        ListNode { Items.Count: > 0 } list when list.Items.All(item => item is ScalarNode { Text.Length: > 0 }) => [.. list.Items.Cast<ScalarNode>().Select(item => (item.Text, item.Place))],
        ScalarNode { Value: ScalarKind.Text, Text.Length: > 0 } scalar => [(scalar.Text.Trim(), scalar.Place)],
        var other => Wrong(other, problems),
    };

    private static IReadOnlyList<(string, Place)> Wrong(Node other, Problems problems)
    {
        problems.Add("kind", other.Place, $"scenario is the id of a scenario or a list of ids, not {other.Kind}.", "Leave it out where the rule is broken everywhere.");
        return [];
    }

    private static string? At(Fields fields, Problems problems)
    {
        if (fields.RawText("at") is not { } at)
            return null;
        if (at.Length > 0 && at[0] != '/')
            problems.Add("pointer", fields.At("at"), "at is a JSON Pointer into what the target sent, as the report shows it.", "Begin with a slash, such as /data/*/country.");
        return at;
    }

    private static DateOnly? Until(Fields fields, Problems problems)
    {
        if (fields.Node("until") is not { } node)
            return null;
        if (node is ScalarNode scalar && DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        problems.Add("date", node.Place, $"until is a day of the calendar such as 2027-01-31{(node is ScalarNode { Text: { Length: > 0 and < 40 } text } ? $", and {text} is none" : "")}.", "It is the last day on which the entry excuses anything.");
        return null;
    }
}

/// <summary>What a list of known failures held.</summary>
/// <param name="Known">The entries, one for each scenario that is named; none where there is a mistake.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record KnownFailuresList(IReadOnlyList<KnownFailure> Known, IReadOnlyList<Diagnostic> Diagnostics);
