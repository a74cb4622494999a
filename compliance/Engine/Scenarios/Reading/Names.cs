using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>The names that <c>${name}</c> can refer to at this point of a scenario.</summary>
internal sealed partial class Names(Problems problems)
{
    /// <summary>How to write a name, as the beginning of a sentence.</summary>
    public const string Remedy = "Use lower-case letters, digits and _, a letter first";

    private readonly Dictionary<string, Place> _known = ScenarioFormat.Given.ToDictionary(name => name, _ => new Place("every scenario", 0, 0), StringComparer.Ordinal);

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Place> _missed = new(StringComparer.Ordinal);

    /// <summary>The names that steps gave and nothing refers to, each with its place.</summary>
    public IReadOnlyDictionary<string, Place> Unused => _known.Where(pair => pair.Value.Line > 0 && !_used.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Whether a name was referred to that stands for the party that we are, or for what it owns.</summary>
    public bool NamesOurParty { get; private set; }

    /// <summary>Whether steps are missing that could not be read: then nobody knows which names they would have given.</summary>
    public bool Incomplete { get; set; }

    /// <summary>Whether a text can be a name.</summary>
    public static bool IsOne(string text) => Form().IsMatch(text);

    /// <summary>Gives a name to what a step yields; a name stands for one thing.</summary>
    public void Define(string name, Place place)
    {
        if (!IsOne(name))
            problems.Add("name", place, $"{name} cannot be a name.", $"{Remedy}.");
        else if (!_known.TryAdd(name, place))
            problems.Add("duplicate-name", place, $"The name {name} is taken already, {(_known[name].Line > 0 ? $"at {_known[name]}" : "by the kit itself")}.", "Choose another, so that it stands for one thing.");
    }

    /// <summary>Takes a name that is filled in already, so that nothing else can have it.</summary>
    public void Take(string name, Place place)
    {
        _known.TryAdd(name, place);
        _used.Add(name);
    }

    /// <summary>Looks at every <c>${name}</c> in the text of a value and of what is in it.</summary>
    /// <param name="node">The value.</param>
    /// <param name="also">Names that are known there beside the others.</param>
    public void Check(Node node, IReadOnlyCollection<string>? also = null)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var entry in map.Entries)
                    Check(entry.Value, also);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                    Check(item, also);
                break;
            case ScalarNode scalar:
                Check(scalar.Text, scalar.Place, also ?? []);
                break;
        }
    }

    private void Check(string text, Place place, IReadOnlyCollection<string> also)
    {
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', at);
            if (end < 0)
            {
                problems.Add("name", place, "A ${ is not closed.", "Write ${name}.");
                return;
            }

            var name = text[(at + 2)..end];
            _used.Add(name);
            NamesOurParty |= ScenarioFormat.OfOurParty.Contains(name);
            if (name.Split('.', 2) is [var whole, _] && _known.ContainsKey(whole))
                problems.Add("part-of-name", place, $"{whole} stands for a whole value, and no part of it can be named.", "Capture the part, or set the object yourself and give the part a name of its own.");
            else if (!_known.ContainsKey(name) && !also.Contains(name) && !Incomplete)
                Unknown(name, place);
        }
    }

    // One need gives several names: its remedy is told at the first of them.
    private void Unknown(string name, Place place)
    {
        var says = $"No step before this one captures or sets {(name.Length == 0 ? "a name that is empty" : name)}.";
        var kinds = Need.All.Where(need => need.Gives.Contains(name)).Select(need => need.Kind).ToList();
        if (kinds.Count == 0)
            problems.Unknown("unknown-name", place, says, name, _known.Keys);
        else if (!_missed.TryAdd(kinds[0], place))
            problems.Add("unknown-name", place, says, $"needs: [{kinds[0]}] gives it too: see {_missed[kinds[0]]}.");
        else
            problems.Add("unknown-name", place, says, $"It is test data that is looked for at the platform: write needs: [{kinds[0]}] above the steps, or another that gives it ({string.Join(", ", kinds.Skip(1))}).");
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,63}\z")]
    private static partial Regex Form();
}
