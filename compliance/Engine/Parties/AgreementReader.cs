using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Engine.Parties;

/// <summary>Reads <c>expect</c> of a profile file.</summary>
internal static class AgreementReader
{
    public static Agreement? Read(Node node, Problems problems)
    {
        if (Fields.Of(node, ProfileFormat.Expect, "expect", problems) is not { } fields)
            return null;
        return new(
            [.. Words(fields, "modules", Agreement.Modules, problems), .. Words(fields, "interfaces", Agreement.Agreeable, problems)],
            fields.Has("push") ? Words(fields, "push", Agreement.Pushable, problems) : null,
            fields.Flag("real_time_authorization"));
    }

    private static List<string> Words(Fields fields, string key, IReadOnlyList<string> known, Problems problems)
    {
        var words = new List<string>();
        // An empty list says something too: nothing is pushed.
        foreach (var item in fields.Node(key) is ListNode { Items.Count: 0 } ? [] : fields.List(key))
        {
            if (item is ScalarNode { Text: var word } && known.Contains(word))
                words.Add(word);
            else
                problems.Unknown("unknown-word", item.Place, item is ScalarNode { Text: var other } ? $"{key} cannot hold {other}." : $"{key} holds words, not {item.Kind}.", (item as ScalarNode)?.Text ?? "", known);
        }

        return words;
    }
}
