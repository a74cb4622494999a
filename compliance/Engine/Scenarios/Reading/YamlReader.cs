using System.Buffers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>
/// Reads YAML at the level of the parser's events: nothing is guessed, each node keeps its place, a key that stands twice is seen. What a
/// scenario does not need (anchors and aliases, tags, several documents) is refused, and with it every file that unfolds into a huge one.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>How deep a file may nest; the format itself needs five levels, the rest is for bodies.</summary>
    public const int MaxDepth = 32;

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\u0085'))]);

    private readonly string _file;
    private readonly string _kind;
    private readonly Parser _events;
    private readonly Problems _problems;

    private Place _last;
    private bool _refused;

    private YamlReader(string file, string kind, Parser events, Problems problems) =>
        (_file, _kind, _events, _problems, _last) = (file, kind, events, problems, new Place(file, 1, 1));

    /// <summary>The root of the document, or null where the file cannot be read to its end.</summary>
    /// <param name="file">Its name, for places.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="kind">What it is a file of: a scenario, or a profile.</param>
    public static Node? Read(string file, string text, Problems problems, string kind = "scenario")
    {
        if (Unprintable(file, text, problems))
            return null;
        using var input = new StringReader(text);
        var reader = new YamlReader(file, kind, new Parser(input), problems);
        try
        {
            return reader.Document();
        }
        catch (YamlException e)
        {
            var broken = BrokenYaml.At(text, (int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column), e.Message);
            problems.Add("yaml", new Place(file, broken.Line, broken.Column), $"This is not YAML: {Lower(e.Message)}", broken.Remedy);
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up in this way on a few broken texts, and does not say where.
            var broken = BrokenYaml.At(text, reader._last.Line, reader._last.Column, "");
            problems.Add("yaml", reader._last, "This is not YAML from here on.", broken.Remedy ?? "Look for a stray sign, and put text that begins with one into quotes.");
        }
        catch (RefusedException e)
        {
            problems.Add(e.Code, e.Place, e.Message, e.Remedy);
        }

        return null;
    }

    // YAML has no control characters (5.1, Character Set), and its parser takes them for the end of the text.
    private static bool Unprintable(string file, string text, Problems problems)
    {
        var at = text.AsSpan().IndexOfAny(Controls);
        if (at < 0)
            return false;
        var before = text.AsSpan(0, at);
        var code = $"{(int)text[at]:X4}";
        problems.Add("character", new Place(file, before.Count('\n') + 1, at - before.LastIndexOf('\n')), $"The file holds the control character U+{code}.",
            $"Take it away; in double quotes it can be written as \\u{code}.");
        return true;
    }

    private Node? Document()
    {
        Next();
        if (Next() is StreamEnd end)
        {
            _problems.Add("empty", At(end), $"The file holds no {_kind}.", _kind == "scenario" ? "Begin with id, title, why, role, module and steps." : null);
            return null;
        }

        Next();
        var root = Node(0);
        Next();
        if (Next() is DocumentStart second)
            throw new RefusedException("documents", At(second), "A second document begins here.", $"Give each {_kind} a file of its own.");
        // What an alias stands for is not known, and so not what else is wrong.
        return _refused ? null : root;
    }

    private Node Node(int depth)
    {
        var begin = _events.Current!;
        if (depth > MaxDepth)
            throw new RefusedException("too-deep", At(begin), $"The file nests deeper than {MaxDepth} levels.", "Make the value flatter.");
        if (begin is NodeEvent { Anchor.IsEmpty: false })
            Refuse("alias", begin, $"Anchors are not used in {_kind}s.", "Take it away and write the value out where it is needed.");
        if (begin is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
            Refuse("tag", begin, $"Tags such as {tag.Value} are not used in {_kind}s.", "Take it away; put text that looks like a number into quotes.");
        if (begin is AnchorAlias)
            Refuse("alias", begin, $"Aliases are not used in {_kind}s.", _kind == "scenario" ? "Write the value out where it stands, or once for all steps under defaults." : "Write the value out where it stands.");
        return begin switch
        {
            // Never unfolded: a file of a few lines could become one of billions.
            AnchorAlias => new ScalarNode("", false, At(begin)),
            Scalar scalar => new ScalarNode(scalar.Value, scalar.Style == ScalarStyle.Plain, At(scalar)),
            SequenceStart => List(At(begin), depth),
            _ => Map(At(begin), depth),
        };
    }

    private void Refuse(string code, ParsingEvent what, string says, string remedy)
    {
        _refused = true;
        _problems.Add(code, At(what), says, remedy);
    }

    private ListNode List(Place place, int depth)
    {
        var items = new List<Node>();
        while (Next() is not SequenceEnd)
            items.Add(Node(depth + 1));
        return new ListNode(items, place);
    }

    private MapNode Map(Place place, int depth)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            var key = Node(depth + 1);
            Next();
            var value = Node(depth + 1);
            if (key is not ScalarNode { Text: var name })
                _problems.Add("key", key.Place, $"A key is a word, not {key.Kind}.", null);
            else if (!entries.TryAdd(name, new Entry(name, key.Place, value)))
                _problems.Add("duplicate-key", key.Place, $"{name} stands twice; the first is at {entries[name].Place}.", "Keep one of them.");
        }

        return new MapNode([.. entries.Values], place);
    }

    private ParsingEvent Next()
    {
        _events.MoveNext();
        var current = _events.Current!;
        _last = new Place(_file, (int)Math.Max(1, current.End.Line), (int)Math.Max(1, current.End.Column));
        return current;
    }

    private Place At(ParsingEvent where) => new(_file, (int)where.Start.Line, (int)where.Start.Column);

    private static string Lower(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..];

    /// <summary>Ends the reading of a file that must not be read on.</summary>
    private sealed class RefusedException(string code, Place place, string says, string remedy) : Exception(says)
    {
        public string Code => code;

        public Place Place => place;

        public string Remedy => remedy;
    }
}
