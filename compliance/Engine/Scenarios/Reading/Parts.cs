namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Steps that several scenarios share: what they take, what they give, and where they stand.</summary>
/// <param name="Name">What <c>use</c> calls it.</param>
/// <param name="Takes">The names that the user gives values to.</param>
/// <param name="Gives">The names that the user gets.</param>
/// <param name="Steps">The steps as they stand in its file.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record Part(string Name, IReadOnlyList<string> Takes, IReadOnlyList<string> Gives, IReadOnlyList<MapNode> Steps, Place Place);

/// <summary>Reads the files of <c>parts/</c> and puts their steps where a scenario uses them.</summary>
internal sealed class Parts(IReadOnlyDictionary<string, Part> parts)
{
    private static readonly string[] Naming = ["capture", "set"];

    /// <summary>Those of the folders that are read, without those that the kit carries.</summary>
    public IReadOnlyList<SharedPart> Shared { get; init; } = [];

    /// <summary>Reads one file.</summary>
    public static Part? Read(string file, string text, Problems problems)
    {
        if (YamlReader.Read(file, text, problems, "part") is not { } root || Fields.Of(root, ScenarioFormat.Part, "A part", problems) is not { } fields)
            return null;
        var expected = Path.GetFileNameWithoutExtension(file);
        var name = fields.Text("part", $"Name it after its file: part: {expected}.");
        if (name is not null && name != expected)
            problems.Add("part", fields.At("part"), $"The part {name} stands in the file {Path.GetFileName(file)}.", "Give both the same name.");
        _ = fields.Text("does", "Say in one sentence what its steps do.");
        var takes = fields.Entries("takes");
        foreach (var entry in takes)
            Named(entry.Key, entry.Place, problems);
        var gives = new List<string>();
        foreach (var node in fields.List("gives"))
        {
            if (node is ScalarNode { Text: var given } && Named(given, node.Place, problems))
                gives.Add(given);
        }

        var steps = new List<MapNode>();
        foreach (var node in fields.List("steps", "Give it at least one step."))
        {
            if (node is not MapNode step)
                problems.Add("kind", node.Place, $"A step is a map of keys and values, not {node.Kind}.", null);
            else if (step.Find("use") is { } use)
                problems.Add("nested", use.Place, "A part uses no other part.", "Write its steps out, or let the scenario use both.");
            else
                steps.Add(step);
        }

        foreach (var second in steps.Where(step => step.Find("id") is null).Skip(1))
            problems.Add("missing-key", second.Place, "id is missing.", "One step of a part may be without an id: it has that of the step which uses the part.");
        foreach (var given in gives.Except(steps.SelectMany(Named)))
            problems.Unknown("unknown-name", fields.At("gives"), $"No step of the part captures or sets {given}.", given, [.. steps.SelectMany(Named)]);
        return name is null ? null : new Part(name, [.. takes.Select(entry => entry.Key)], gives, steps, root.Place);
    }

    /// <summary>The steps that a step stands for, each with where it is used; a step that uses nothing stands for itself.</summary>
    public IReadOnlyList<(Node Step, string? Context)> Expand(Node node, Problems problems)
    {
        if (node is not MapNode map || map.Find("use") is not { } use || ScenarioFormat.Verbs.Count(verb => map.Find(verb) is not null) > 1)
            return [(node, null)];
        if (Fields.Of(map, ScenarioFormat.Use, "A step that uses a part", problems) is not { } fields)
            return [];
        var id = fields.Text("id", "Give the step an id, such as charge: the steps of the part begin with it.") ?? "";
        if (fields.Text("use") is not { } name)
            return [];
        if (!parts.TryGetValue(name, out var part))
        {
            problems.Unknown("unknown-part", use.Value.Place, $"There is no part {name}.", name, [.. parts.Keys.Order(StringComparer.Ordinal)]);
            return [];
        }

        var values = new Dictionary<string, Node>(StringComparer.Ordinal);
        var given = fields.Entries("with");
        var missing = part.Takes.Where(taken => given.All(entry => entry.Key != taken)).ToList();
        foreach (var entry in given)
        {
            if (part.Takes.Contains(entry.Key))
                values[entry.Key] = entry.Value;
            else
                problems.Unknown("unknown-parameter", entry.Place, $"The part {name} takes no {entry.Key}.", entry.Key, part.Takes);
        }

        // What was typed instead was told where it stands.
        var untold = missing.Where(taken => given.All(entry => part.Takes.Contains(entry.Key) || Problems.Meant(entry.Key, part.Takes) != taken)).ToList();
        if (untold.Count > 0)
            problems.Add("missing-parameter", use.Value.Place, $"The part {name} takes {Sentences.And(untold)} (see {part.Place}).", $"Add {(untold.Count == 1 ? "it" : "them")}: with: {{ {string.Join(", ", untold.Select(one => $"{one}: \"...\""))} }}.");
        // In the steps of the part nothing is wrong.
        foreach (var one in missing)
            values[one] = new ScalarNode(one, Plain: false, use.Place);
        var names = Renamed(part, id, fields, problems);
        foreach (var (inner, outer) in names)
            values.TryAdd(inner, new ScalarNode($"${{{outer}}}", false, use.Place));
        var filling = new Filling(values, problems);
        var context = $"The part {name} is used at {map.Place}.";
        var ids = part.Steps.Select(step => (step.Find("id")?.Value as ScalarNode)?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. part.Steps.Select(step => ((Node)One((MapNode)filling.In(step), id, ids, names), (string?)context))];
    }

    // Names that a part does not give stay its own, however often it is used.
    private static Dictionary<string, string> Renamed(Part part, string id, Fields fields, Problems problems)
    {
        var names = part.Steps.SelectMany(Named).Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => part.Gives.Contains(name) ? name : $"part_{id.Replace('-', '_')}_{name}", StringComparer.Ordinal);
        foreach (var entry in fields.Entries("as"))
        {
            if (!part.Gives.Contains(entry.Key))
                problems.Unknown("unknown-name", entry.Place, $"The part {part.Name} gives no {entry.Key}.", entry.Key, part.Gives);
            else if (entry.Value is ScalarNode { Text: var outer } && Named(outer, entry.Value.Place, problems))
                names[entry.Key] = outer;
        }

        return names;
    }

    private static MapNode One(MapNode step, string id, HashSet<string> ids, Dictionary<string, string> names) => new(
        [.. step.Find("id") is null ? [new Entry("id", step.Place, new ScalarNode(id, Plain: false, step.Place))] : Array.Empty<Entry>(), .. step.Entries.Select(entry => entry switch
        {
            { Key: "id", Value: ScalarNode own } => entry with { Value = own with { Text = $"{id}-{own.Text}" } },
            { Key: "answers", Value: ScalarNode answered } when ids.Contains(answered.Text) => entry with { Value = answered with { Text = $"{id}-{answered.Text}" } },
            { Key: "capture" or "set", Value: MapNode given } => entry with { Value = new MapNode([.. given.Entries.Select(one => one with { Key = names.GetValueOrDefault(one.Key, one.Key) })], given.Place) },
            _ => entry,
        })],
        step.Place);

    private static IEnumerable<string> Named(MapNode step) =>
        Naming.SelectMany(key => (step.Find(key)?.Value as MapNode)?.Entries ?? []).Select(entry => entry.Key);

    private static bool Named(string name, Place place, Problems problems)
    {
        if (Names.IsOne(name) && !ScenarioFormat.Given.Contains(name))
            return true;
        problems.Add("name", place, $"{name} cannot be a name.", $"{Names.Remedy}, and none of the names that the kit gives.");
        return false;
    }
}
