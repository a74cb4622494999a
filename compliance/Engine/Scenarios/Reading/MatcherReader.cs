using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads what the thing that an expectation looks at has to be.</summary>
internal sealed partial class MatcherReader(Names names, Problems problems)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public Matcher? Read(Entry subject, Fields fields)
    {
        var given = fields.Among(ScenarioFormat.Matchers);
        if (subject.Key is "http" or "status" or "answer")
        {
            foreach (var extra in given)
                problems.Add("matcher", extra.Place, $"{subject.Key} says itself what it has to be; {extra.Key} has no place beside it.", "Take it away, or look at a place in the body with at.");
            return subject.Key == "answer" ? new AsCatalogued() : Status(subject);
        }

        return Of(given, fields, subject.Key, subject.Place);
    }

    /// <summary>The one matcher among the keys of a map.</summary>
    private Matcher? Of(IReadOnlyList<Entry> given, Fields fields, string what, Place place)
    {
        if (given.Count > 0 && given.All(entry => ScenarioFormat.Bound.Contains(entry.Key)))
            return new Bounded(false, Bound(fields, "at_least"), Bound(fields, "at_most"));
        if (given is [var one])
            return Single(one, fields);
        if (given.Count == 0 && fields.Mistyped)
            return null;
        problems.Add("matcher", place,
            given.Count == 0 ? $"Nothing is said of what {what} has to be." : $"Two things are said of what {what} has to be, {given[0].Key} and {given[1].Key}.",
            given.Count == 0 ? "Add exists: true, equals: ..., or another matcher." : what is "not" or "each" ? "Keep one of them." : "Make two expectations of it.");
        return null;
    }

    private Matcher? Single(Entry entry, Fields fields)
    {
        if (entry.Key is "equals" or "same_as" or "contains" or "one_of")
            names.Check(entry.Value);
        return entry.Key switch
        {
            "equals" => new EqualTo(Json(entry)),
            "same_as" => new SameAs(Json(entry)),
            "not" => Not(entry),
            "each" => Each(entry),
            "contains" => new Contains(Json(entry)),
            "one_of" => new OneOf([.. fields.List("one_of").Select(node => NodeJson.Of(node, problems))]),
            "matches" => Pattern(fields),
            "exists" => fields.Flag("exists") is { } wanted ? new Exists(wanted) : null,
            "type" => Type(fields),
            "length" => Length(entry.Value),
            "unique" => Unique(entry.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Key, "The format has a matcher that is not read."),
        };
    }

    private Inverse? Not(Entry entry)
    {
        if (Wrapped(entry) is not { } map)
            return null;
        if (map.Find("not") is { } twice)
            problems.Add("not", twice.Place, "not stands before not.", "Say the thing itself.");
        else if (Fields.Of(map, ScenarioFormat.Negatable, "not", problems) is { } fields && Of(fields.Among(ScenarioFormat.Negatable), fields, entry.Key, entry.Place) is { } matcher)
            return new Inverse(matcher);
        return null;
    }

    private Each? Each(Entry entry)
    {
        if (Wrapped(entry) is not { } map || Fields.Of(map, ScenarioFormat.Each, "each", problems) is not { } fields)
            return null;
        var at = fields.Entry("at") is { } place ? At(place) : null;
        var matcher = Of(fields.Among(ScenarioFormat.Matchers), fields, entry.Key, entry.Place);
        return matcher is null || (at is null && fields.Has("at")) ? null : new Each(matcher, at);
    }

    private string? At(Entry entry)
    {
        if (entry.Value is not ScalarNode scalar)
        {
            problems.Add("kind", entry.Value.Place, $"at is a JSON Pointer, not {entry.Value.Kind}.", "Write it as /id.");
            return null;
        }

        if (SubjectReader.Pointer(scalar, problems) is not { Pointer: var pointer })
            return null;
        if (!pointer.Split('/').Contains("*"))
            return pointer;
        problems.Add("pointer", scalar.Place, $"{pointer} finds many places in one element.", "Look at the list there with another each.");
        return null;
    }

    // What is wrapped is a matcher itself: not: { equals: 5 }.
    private MapNode? Wrapped(Entry entry)
    {
        if (entry.Value is MapNode map)
            return map;
        problems.Add("wrapped", entry.Value.Place, $"{entry.Key} has a matcher in it, not {entry.Value.Kind}.",
            $"Write {entry.Key}: {{ {(entry.Value is ListNode ? "one_of: [...]" : $"equals: {(entry.Value as ScalarNode)?.Written}")} }}.");
        return null;
    }

    private JsonElement Json(Entry entry) => NodeJson.Of(entry.Value, problems);

    // 200, [200, 201] or 2xx; 1000, [1000, 2001] or 2xxx.
    private Matcher? Status(Entry subject)
    {
        var (first, last) = subject.Key == "http" ? (100, 599) : (1000, 9999);
        if (subject.Value is ListNode { Items.Count: > 0 } list)
            return list.Items.All(node => Code(node, first, last)) ? new OneOf([.. list.Items.Select(node => NodeJson.Of(node, problems))]) : null;
        if (subject.Value is ScalarNode { Text: var text } && Range(subject.Key).IsMatch(text))
        {
            var size = subject.Key == "http" ? 100 : 1000;
            var from = (text[0] - '0') * size;
            return new InRange(from, from + size - 1);
        }

        return Code(subject.Value, first, last) ? new EqualTo(Json(subject)) : null;
    }

    private bool Code(Node node, int first, int last)
    {
        if (node is ScalarNode { Value: ScalarKind.Number, Text: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code >= first && code <= last)
            return true;
        problems.Add("status", node.Place, $"A status here is a number from {first} to {last}.", first == 100 ? "Write 200, [200, 201] or 2xx." : "Write 1000, [1000, 2001] or 2xxx.");
        return false;
    }

    private static Regex Range(string subject) => subject == "http" ? HttpRange() : StatusRange();

    private Matches? Pattern(Fields fields)
    {
        if (fields.RawText("matches") is not { } pattern)
            return null;
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience);
            return new Matches(pattern);
        }
        catch (ArgumentException e)
        {
            problems.Add("regex", fields.At("matches"), $"This is no regular expression: {e.Message}", "Put it into single quotes, so that YAML leaves its backslashes alone.");
        }
        catch (NotSupportedException)
        {
            problems.Add("regex", fields.At("matches"), "The regular expression needs backtracking (a look-around or back-reference).", "Say it without: patterns have to end in bounded time.");
        }

        return null;
    }

    private static OfType? Type(Fields fields)
    {
        var kind = fields.Choice("type", ScenarioFormat.Types, JsonValueKind.Undefined);
        return kind == JsonValueKind.Undefined ? null : new OfType(kind, fields.Text("type")!);
    }

    private Bounded? Length(Node node)
    {
        if (node is not MapNode)
            return Bound(node, "length") is { } exact ? new Bounded(true, exact, exact) : null;
        if (Fields.Of(node, ScenarioFormat.Bound, "A length", problems) is not { } fields)
            return null;
        var (least, most) = (Bound(fields, "at_least"), Bound(fields, "at_most"));
        if (least is not null || most is not null)
            return new Bounded(true, least, most);
        if (fields.Mistyped)
            return null;
        problems.Add("matcher", node.Place, "The length has no bound.", "Write length: 2, or length: { at_most: 2 }.");
        return null;
    }

    private string? Bound(Fields fields, string key) => fields.Node(key) is { } node ? Bound(node, key) : null;

    private string? Bound(Node node, string key)
    {
        if (node is ScalarNode scalar && (scalar.Value == ScalarKind.Number || Reference().IsMatch(scalar.Text)))
        {
            names.Check(scalar);
            return scalar.Value == ScalarKind.Number ? CoreSchema.JsonNumber(scalar.Text) : scalar.Text;
        }

        problems.Add("bound", node.Place, $"{key} is a number, or the name of one such as ${{total}}.", null);
        return null;
    }

    private Unique? Unique(Node node)
    {
        if (node is ScalarNode { Value: ScalarKind.Boolean, Text: "true" or "True" or "TRUE" })
            return new Unique();
        if (node is ListNode { Items.Count: > 0 } list && list.Items.All(item => item is ScalarNode { Value: ScalarKind.Text, Text.Length: > 0 }))
            return new Unique([.. list.Items.Cast<ScalarNode>().Select(item => item.Text)]);
        problems.Add("kind", node.Place, "unique is true, or a list of fields to compare by.", "Write unique: true, or unique: [role, party_id].");
        return null;
    }

    [GeneratedRegex(@"^[1-5]xx\z")]
    private static partial Regex HttpRange();

    [GeneratedRegex(@"^[1-9]xxx\z")]
    private static partial Regex StatusRange();

    [GeneratedRegex(@"^\$\{[^}]*\}\z")]
    private static partial Regex Reference();
}
