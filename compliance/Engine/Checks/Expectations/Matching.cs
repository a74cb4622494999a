using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Expectations;

/// <summary>Whether what was seen is as wanted, and both in words.</summary>
/// <param name="Met">Null where there was nothing to look at.</param>
/// <param name="Wanted">In words.</param>
/// <param name="Received">In words.</param>
/// <param name="Pointer">Where in the body, if anywhere.</param>
/// <param name="Reason">Why it was not looked at, in a sentence.</param>
/// <param name="Dropped">Whether of an object a field is merely missing, and all else is as wanted.</param>
internal sealed record Match(bool? Met, string Wanted, string Received, string? Pointer = null, string? Reason = null, bool Dropped = false);

/// <summary>Holds values against matchers.</summary>
/// <param name="names">What names stand for.</param>
/// <param name="kept">Whether the values are those of objects that only we change, as a receiver keeps them.</param>
internal sealed class Matching(Substitution names, bool kept = false)
{
    /// <summary>Of so many places where something is broken nobody reads more.</summary>
    private const int MostPlaces = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Holds what was seen against a matcher. Where <c>*</c> found many, a matcher of one value is held against each of them, and <c>each</c> against each element: then there is one
    /// match for each that breaks it. Else there is one.
    /// </summary>
    /// <exception cref="UnknownNameException">A name has no value.</exception>
    public IReadOnlyList<Match> Of(Matcher matcher, Sight sight)
    {
        if (matcher is Each each)
            return Every(each, sight);
        if (!sight.Many || OfLists(matcher))
            return [One(matcher, sight.Shown is { } number && Numeric(matcher) ? number : sight.Value, sight.Many && matcher is EqualTo ? Showing.Elements(sight.Value!.Value) : sight.Received, sight.Pointer)];
        var many = sight.Value!.Value;
        return Broken([.. many.EnumerateArray().Select((value, at) => One(matcher, value, Showing.Of(value), sight.Places[at]))], many.GetArrayLength());
    }

    private List<Match> Every(Each each, Sight sight)
    {
        if (sight.Value is not { ValueKind: JsonValueKind.Array } list)
            return [new Match(false, "a list", sight.Received, sight.Pointer)];
        var held = list.EnumerateArray().SelectMany((element, at) =>
        {
            var place = (sight.Many ? sight.Places[at] : $"{sight.Pointer}/{at}") + each.At;
            return Of(each.Matcher, Sight.At(each.At is null ? element : JsonPlace.At(element, each.At), place));
        });
        return Broken([.. held], list.GetArrayLength());
    }

    /// <summary>Those that are not met; where all are, one that says so.</summary>
    private static List<Match> Broken(IReadOnlyList<Match> held, int count)
    {
        if (held.Where(match => match.Met == false).Take(MostPlaces).ToList() is { Count: > 0 } broken)
            return broken;
        // One that could not be looked at leaves open whether all are so.
        return held.FirstOrDefault(match => match.Met is null) is { } open ? [open]
            : held.Count == 0 ? [new Match(null, "at least one value", "none")]
            : [held[^1] with { Received = Showing.Count(count, "value"), Pointer = null }];
    }

    private bool OfLists(Matcher matcher) => matcher switch
    {
        Unique or Contains or Exists or Bounded { Length: true } => true,
        EqualTo equal => names.In(equal.Wanted).ValueKind == JsonValueKind.Array,
        SameAs same => names.In(same.Wanted).ValueKind == JsonValueKind.Array,
        Inverse not => OfLists(not.Matcher),
        Each => true,
        _ => false,
    };

    // A header is text; where a number is wanted, the number that it shows is what counts.
    private bool Numeric(Matcher matcher) => matcher switch
    {
        EqualTo equal => names.In(equal.Wanted).ValueKind == JsonValueKind.Number,
        Inverse not => Numeric(not.Matcher),
        OneOf one => one.Wanted.Any(wanted => names.In(wanted).ValueKind == JsonValueKind.Number),
        OfType type => type.Wanted == JsonValueKind.Number,
        _ => false,
    };

    private Match One(Matcher matcher, JsonElement? value, string received, string? pointer) => matcher switch
    {
        EqualTo equal => Equal(names.In(equal.Wanted), value, received, pointer),
        SameAs same => Same(names.In(same.Wanted), value, received, pointer),
        Inverse not => Other(not.Matcher, value, received, pointer),
        Each each => Every(each, new Sight(value, false, received, pointer))[0],
        OneOf one => Any([.. one.Wanted.Select(names.In)], value, received, pointer),
        InRange range => new(Sight.Number(value) is { } number && number >= range.From && number <= range.To, $"{range.From} to {range.To}", received, pointer),
        Matches pattern => new(value?.Text() is { } text && Regular(pattern.Pattern).IsMatch(text), $"text that matches {pattern.Pattern}", received, pointer),
        Exists exists => new(exists.Wanted == IsThere(value), exists.Wanted ? "a value" : "no value", received, pointer),
        OfType type => new(value is not null && Kind(value.Value.ValueKind) == Kind(type.Wanted), type.Name, value is null ? received : Showing.Kind(value), pointer),
        Bounded bounded => Within(bounded, value, received, pointer),
        Unique unique => Differ(unique.By, value, received, pointer),
        Contains contains => Holds(names.In(contains.Wanted), value, received, pointer),
        _ => throw new NotSupportedException($"No matcher {matcher.GetType().Name} is known."),
    };

    private static Match Equal(JsonElement wanted, JsonElement? value, string received, string? pointer) =>
        new(Equals(wanted, value), wanted.ValueKind == JsonValueKind.Array ? Showing.Elements(wanted) : Showing.Of(wanted), received, pointer);

    private Match Other(Matcher unwanted, JsonElement? value, string received, string? pointer)
    {
        var match = One(unwanted, value, received, pointer);
        return match with { Met = !match.Met, Wanted = unwanted is EqualTo ? $"another value than {match.Wanted}" : $"anything but {match.Wanted}", Received = received, Pointer = pointer, Dropped = false };
    }

    private Match Same(JsonElement wanted, JsonElement? value, string received, string? pointer)
    {
        if (value is not { } given)
            return new(wanted.ValueKind == JsonValueKind.Null, "the same object", received, pointer);
        // LOC-16: two readings are compared only where nothing has changed in between. What we have sent nobody else changes.
        if (!kept && OcpiDateTime.Parse(wanted.Text("last_updated")) is { } before && OcpiDateTime.Parse(given.Text("last_updated")) is { } after && before != after)
            return new(null, "the same object", "the same object as it is now", pointer, "The object was changed between the two readings (last_updated has moved), so they cannot be compared.");
        return Sameness.Of(wanted, given) is { } unlike
            ? new(false, $"{unlike.Pointer}: {unlike.Difference.Wanted}", $"{unlike.Pointer}: {unlike.Difference.Received}", pointer + unlike.Pointer, Dropped: unlike.Dropped)
            : new(true, "the same object", "the same object", pointer);
    }

    private static Match Any(IReadOnlyList<JsonElement> wanted, JsonElement? value, string received, string? pointer) =>
        new(wanted.Any(one => Equals(one, value)), $"one of {string.Join(", ", wanted.Select(one => Showing.Of(one)))}", received, pointer);

    private Match Within(Bounded bounded, JsonElement? value, string received, string? pointer)
    {
        var (least, most) = (Bound(bounded.AtLeast), Bound(bounded.AtMost));
        var measure = bounded.Length ? Length(value) : Sight.Number(value);
        var range = (least, most) switch
        {
            ({ } from, { } to) when from == to => $"{from}",
            ({ } from, { } to) => $"{from} to {to}",
            ({ } from, null) => $"at least {from}",
            (null, { } to) => $"at most {to}",
            _ => "any",
        };
        var shown = bounded.Length && measure is { } length ? $"a length of {length}" : received;
        return new(measure is { } size && !(size < least) && !(size > most), (bounded.Length ? "a length of " : "") + range, shown, pointer);
    }

    private decimal? Bound(string? template)
    {
        if (template is null)
            return null;
        var text = names.In(template);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? bound : throw new FormatException($"The bound {Showing.Of(text)} is no number.");
    }

    private static Match Differ(IReadOnlyList<string>? by, JsonElement? value, string received, string? pointer)
    {
        var wanted = by is null ? "a list without equal elements" : $"a list without two elements of the same {string.Join(" and ", by)}";
        if (value is not { ValueKind: JsonValueKind.Array } list)
            return new(false, wanted, received, pointer);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in list.EnumerateArray())
        {
            var key = by is null ? Key(element) : string.Join('\n', by.Select(field => Key(element.Field(field))));
            if (!seen.Add(key))
                return new(false, wanted, $"{Showing.Cut(key.ReplaceLineEndings(", "))} more than once", pointer);
        }

        return new(true, wanted, received, pointer);
    }

    private static string Key(JsonElement? value) => value is not { } given ? "nothing" : given.Text() is { } text ? $"\"{text}\"" : given.GetRawText();

    private static Match Holds(JsonElement wanted, JsonElement? value, string received, string? pointer) => new(
        value switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Any(element => Equals(wanted, element)),
            { ValueKind: JsonValueKind.String } text => wanted.Text() is { } part && text.Text()?.Contains(part, StringComparison.Ordinal) == true,
            _ => false,
        },
        $"something that has {Showing.Of(wanted)}", received, pointer);

    private static bool Equals(JsonElement wanted, JsonElement? value) => (wanted.ValueKind, value?.ValueKind) switch
    {
        (JsonValueKind.Null, null) => true,
        (_, null) => false,
        (JsonValueKind.Number, JsonValueKind.Number) => Sameness.SameNumber(wanted, value!.Value),
        (JsonValueKind.String, JsonValueKind.String) => wanted.Text() is { } text && text == value!.Value.Text(),
        var (a, b) => a == b && Deeply(wanted, value!.Value),
    };

    private static bool Deeply(JsonElement wanted, JsonElement value)
    {
        try
        {
            return JsonElement.DeepEquals(wanted, value);
        }
        catch (InvalidOperationException)
        {
            return false; // Text that no string can hold equals nothing.
        }
    }

    private static decimal? Length(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength(),
        { ValueKind: JsonValueKind.String } text => text.Text()?.EnumerateRunes().Count(),
        _ => null,
    };

    private static bool IsThere(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => false,
        _ => true,
    };

    private static JsonValueKind Kind(JsonValueKind kind) => kind == JsonValueKind.False ? JsonValueKind.True : kind;

    private static Regex Regular(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience);
}
