using System.Globalization;
using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>The ids of one list, each used once.</summary>
internal sealed partial class Ids(string what, Problems problems)
{
    private readonly Dictionary<string, Place> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes an id that the author chose.</summary>
    public void Take(string id, Place place)
    {
        if (!Kebab().IsMatch(id))
            problems.Add("id", place, $"{id} cannot be the id of {what}.", "Use lower-case letters and digits, with - between words.");
        else if (!_taken.TryAdd(id, place))
            problems.Add("duplicate-id", place, $"The id {id} is taken already, by {what} at {_taken[id]}.", "Choose another: the report tells them apart by it.");
    }

    /// <summary>An id that nobody has: the one proposed, or that with -2, -3 and so on.</summary>
    public string Free(string proposed, Place place)
    {
        var id = proposed;
        for (var n = 2; !_taken.TryAdd(id, place); n++)
            id = proposed + "-" + n.ToString(CultureInfo.InvariantCulture);
        return id;
    }

    /// <summary>Any text in the form of an id.</summary>
    public static string From(string text) => NotKebab().Replace(text.ToLowerInvariant().Replace("*", "each", StringComparison.Ordinal), "-").Trim('-');

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex Kebab();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotKebab();
}
