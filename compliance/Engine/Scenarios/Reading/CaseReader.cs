namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>One scenario of a file with cases: its root with the values of the case filled in.</summary>
/// <param name="Root">What is read as a scenario.</param>
/// <param name="Name">The name of the case, or null where the file has none.</param>
/// <param name="Place">Where the case stands.</param>
/// <param name="Columns">The names that are filled in already, which nothing else may have.</param>
internal sealed record Case(Node Root, string? Name, Place Place, IReadOnlyList<string> Columns)
{
    /// <summary>Whether the title says which case it is.</summary>
    public bool Titled { get; init; }
}

/// <summary>Reads <c>cases</c>, a flat table: each row is played as a scenario of its own.</summary>
internal sealed class CaseReader(Problems problems)
{
    /// <summary>The most rows.</summary>
    private const int Most = 100;

    /// <summary>The scenarios that a file stands for; the file itself where it has no cases.</summary>
    public IReadOnlyList<Case> Read(Node root)
    {
        if (root is not MapNode map || map.Find("cases") is not { } entry)
            return [new Case(root, null, root.Place, [])];
        if (entry.Value is not ListNode { Items.Count: > 0 } rows)
        {
            problems.Add("kind", entry.Value.Place, $"cases is a list of cases, not {(entry.Value is ListNode ? "an empty one" : entry.Value.Kind)}.", "Write a row for each: - { case: put, method: PUT }.");
            return [];
        }

        if (rows.Items.Count > Most)
            problems.Add("too-many", entry.Place, $"There are {rows.Items.Count} cases, more than the {Most} that a file may have.", "Split it: a scenario is about one thing.");
        var ids = new Ids("a case", problems);
        var columns = (rows.Items[0] as MapNode)?.Entries.Select(cell => cell.Key).Where(key => key != ScenarioFormat.Case).ToList() ?? [];
        var rest = new MapNode([.. map.Entries.Where(other => other.Key != "cases")], map.Place);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var cases = rows.Items.Take(Most).Select(row => One(row, columns, rest, ids, used)).OfType<Case>().ToList();
        foreach (var cell in (rows.Items[0] as MapNode)?.Entries.Where(cell => cell.Key != ScenarioFormat.Case && !used.Contains(cell.Key)) ?? [])
            problems.Add("unused-column", cell.Place, $"Nothing uses the column {cell.Key}.", $"Write ${{{cell.Key}}} where the cases differ, or take it away.");
        return cases;
    }

    private Case? One(Node node, List<string> columns, MapNode rest, Ids ids, HashSet<string> used)
    {
        if (node is not MapNode row)
        {
            problems.Add("kind", node.Place, $"A case is a map of names and values, not {node.Kind}.", "Write it as - { case: put, method: PUT }.");
            return null;
        }

        if (row.Find(ScenarioFormat.Case)?.Value is not ScalarNode { Text: { Length: > 0 } name } named)
        {
            problems.Add("missing-key", row.Place, "The case has no name.", "Give it one, such as case: put; it ends the id of the scenario.");
            return null;
        }

        ids.Take(name, named.Place);
        var values = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var cell in row.Entries.Where(cell => cell.Key != ScenarioFormat.Case))
        {
            if (!Names.IsOne(cell.Key) || ScenarioFormat.Given.Contains(cell.Key))
                problems.Add("name", cell.Place, $"{cell.Key} cannot be the name of a column.", $"{Names.Remedy}, and none of the names that the kit gives.");
            else if (!columns.Contains(cell.Key))
                problems.Unknown("unknown-column", cell.Place, $"The first case has no column {cell.Key}.", cell.Key, columns);
            else if (cell.Value is not ScalarNode)
                problems.Add("kind", cell.Value.Place, $"{cell.Key} is one value, not {cell.Value.Kind}: the table is flat.", "Give the values names of their own, a column for each.");
            else
                values[cell.Key] = cell.Value;
        }

        foreach (var missing in columns.Where(column => row.Find(column) is null))
            problems.Add("missing-column", row.Place, $"The case {name} does not say {missing}.", "Give every case a value for every column.");
        var filling = new Filling(values, problems);
        problems.Context = Context(name, row.Place);
        var filled = new MapNode([.. rest.Entries.Select(entry => entry.Key == "id" ? entry : entry with { Value = filling.In(entry.Value) })], rest.Place);
        problems.Context = null;
        used.UnionWith(filling.Used);
        return new Case(filled, name, row.Place, [.. values.Keys])
        {
            Titled = rest.Find("title")?.Value is ScalarNode { Text: var title } && values.Keys.Any(key => title.Contains($"${{{key}}}", StringComparison.Ordinal)),
        };
    }

    /// <summary>In which case something shows.</summary>
    public static string Context(string name, Place place) => $"It shows in the case {name} at {place}.";
}
