using System.Text;

namespace OcpiKit.Reporting.Html.Evidence;

/// <summary>A line of a body.</summary>
/// <param name="Text">With its indent.</param>
/// <param name="Pointer">JSON Pointer of the value that begins on this line; null where none does.</param>
internal sealed record BodyLine(string Text, string? Pointer);

/// <summary>
/// Breaks JSON into lines without parsing it: numbers, escapes and doubled keys stay as they were sent, and a body that was cut reads on to its last character.
/// Text that is no JSON stays as it is.
/// </summary>
internal sealed class JsonLines
{
    private const int MostLines = 20_000;
    private const int Deepest = 64;
    private const int LongestName = 102;
    private readonly List<BodyLine> _lines = [];
    private readonly Stack<Frame> _open = new();
    private readonly StringBuilder _line = new();
    private string? _pointer;
    private int _depth;

    private sealed class Frame(char close, string pointer)
    {
        public char Close { get; } = close;
        public string Pointer { get; } = pointer;
        public int Index { get; set; }
        public string? Key { get; set; }
    }

    /// <summary>The lines of a body, at most 20,000.</summary>
    public static IReadOnlyList<BodyLine> Of(string body)
    {
        var start = body.AsSpan().TrimStart(" \t\r\n\uFEFF");
        if (start.IsEmpty || start[0] is not ('{' or '[') || !new JsonLines().TryBreak(start, out var lines))
            return [.. body.Split('\n').Take(MostLines).Select(line => new BodyLine(line, null))];
        return lines;
    }

    private bool TryBreak(ReadOnlySpan<char> json, out IReadOnlyList<BodyLine> lines)
    {
        lines = _lines;
        for (var at = 0; at < json.Length && _lines.Count < MostLines;)
        {
            var c = json[at];
            switch (c)
            {
                case ' ' or '\t' or '\r' or '\n':
                    at++;
                    break;
                case '"':
                    var length = StringLength(json[at..]);
                    Text(json.Slice(at, length));
                    at += length;
                    break;
                case '{' or '[':
                    if (_open.Count == Deepest)
                        return false;
                    at += Open(json[at..]);
                    break;
                case '}' or ']':
                    Close(c);
                    at++;
                    break;
                case ',':
                    Append(",");
                    EndLine();
                    if (_open.TryPeek(out var list))
                        (list.Index, list.Key) = (list.Index + 1, null);
                    at++;
                    break;
                case ':':
                    Append(": ");
                    at++;
                    break;
                default:
                    Value(c.ToString());
                    at++;
                    break;
            }
        }

        EndLine();
        return true;
    }

    private void Text(ReadOnlySpan<char> text)
    {
        if (_open.TryPeek(out var parent) && parent is { Close: '}', Key: null })
        {
            // Every line below holds its pointer, so a name of any length must not.
            var key = text[..Math.Min(text.Length, LongestName)].Trim('"').ToString();
            parent.Key = key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        }

        Value(text);
    }

    private void Value(ReadOnlySpan<char> text)
    {
        _pointer ??= Here;
        Append(text);
    }

    private int Open(ReadOnlySpan<char> json)
    {
        var close = json[0] == '{' ? '}' : ']';
        _pointer ??= Here;
        var inside = json[1..].TrimStart(" \t\r\n");
        if (!inside.IsEmpty && inside[0] == close)
        {
            Append([json[0], close]);
            return json.Length - inside.Length + 1;
        }

        Append(json[..1]);
        var here = Here;
        EndLine();
        _open.Push(new Frame(close, here));
        _depth++;
        return 1;
    }

    private void Close(char close)
    {
        EndLine();
        if (_open.TryPop(out _))
            _depth--;
        Append([close]);
    }

    private string Here => _open.TryPeek(out var parent) ? $"{parent.Pointer}/{(parent.Close == ']' ? parent.Index : parent.Key)}" : "";

    private void Append(ReadOnlySpan<char> text)
    {
        if (_line.Length == 0)
            _line.Append(' ', _depth * 2);
        _line.Append(text);
    }

    private void EndLine()
    {
        if (_line.Length > 0)
            _lines.Add(new BodyLine(_line.ToString(), _pointer));
        _line.Clear();
        _pointer = null;
    }

    private static int StringLength(ReadOnlySpan<char> json)
    {
        for (var at = 1; at < json.Length; at++)
        {
            if (json[at] == '\\')
                at++;
            else if (json[at] == '"')
                return at + 1;
        }

        return json.Length;
    }
}
