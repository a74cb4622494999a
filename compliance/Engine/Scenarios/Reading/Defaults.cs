using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>What the steps of a scenario need not say each for itself. A step that says it itself wins.</summary>
internal sealed class Defaults
{
    private readonly MapNode? _map;
    private readonly Edition _edition;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private Defaults(MapNode? map, Edition edition) => (_map, _edition) = (map, edition);

    public static Defaults Read(Fields fields, Edition edition, Problems problems)
    {
        if (fields.Node("defaults") is not { } node || Fields.Of(node, ScenarioFormat.Defaults, "defaults", problems) is not { } known)
            return new(null, edition);
        foreach (var entry in known.Among(["with", "headers"]).Where(entry => entry.Value is not MapNode))
            problems.Add("kind", entry.Value.Place, $"{entry.Key} is a map of names and values, not {entry.Value.Kind}.", null);
        return new((MapNode)node, edition);
    }

    /// <summary>Those that no step took so far, each with its place.</summary>
    public IReadOnlyDictionary<string, Place> Idle =>
        (_map?.Entries ?? []).SelectMany(entry => entry is { Key: "with" or "headers", Value: MapNode map } ? map.Entries : [entry])
            .Where(entry => !_taken.Contains(entry.Key)).DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Place, StringComparer.Ordinal);

    /// <summary>The step with what it does not say itself.</summary>
    public Node In(Node step)
    {
        if (_map is null || step is not MapNode map)
            return step;
        if (map.Find("call")?.Value is ScalarNode call && _edition.Operations.TryGet(call.Text, out var operation))
        {
            var parameters = operation.Parameters.Select(parameter => parameter.Name).ToList();
            map = Merged(Merged(map, "with", parameters.Contains), "headers", _ => true);
        }

        if (map.Find("await") is not null)
            map = Added(Added(map, "within"), "absent");
        return _map.Find("otherwise") is not null && map.Find("expect") is { Value: ListNode list } expect
            ? Replaced(map, expect with { Value = new ListNode([.. list.Items.Select(item => item is MapNode one ? Added(one, "otherwise") : item)], list.Place) })
            : map;
    }

    // Of parameters only those that the operation has: a step that pages and one that reads a single object share a file.
    private MapNode Merged(MapNode step, string key, Func<string, bool> applies)
    {
        if (_map!.Find(key) is not { Value: MapNode given } usual)
            return step;
        var own = step.Find(key);
        if (own is not null and not { Value: MapNode })
            return step;
        var said = (own?.Value as MapNode)?.Entries ?? [];
        var added = given.Entries.Where(entry => applies(entry.Key) && !said.Any(one => one.Key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase))).ToList();
        _taken.UnionWith(added.Select(entry => entry.Key));
        return added.Count == 0 ? step : Replaced(step, new Entry(key, own?.Place ?? usual.Place, new MapNode([.. said, .. added], own?.Value.Place ?? given.Place)));
    }

    private MapNode Added(MapNode map, string key)
    {
        if (_map!.Find(key) is not { } usual || map.Find(key) is not null)
            return map;
        _taken.Add(key);
        return Replaced(map, usual);
    }

    private static MapNode Replaced(MapNode map, Entry entry) => new([.. map.Entries.Where(other => other.Key != entry.Key), entry], map.Place);
}
