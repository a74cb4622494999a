using System.Text;
using System.Text.RegularExpressions;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Standing.Security;

/// <summary>
/// What is said of an error is for partners: traces of a stack, names of exceptions, sentences of a database and paths of files tell a stranger how a platform is built, and help nobody else.
/// OCPI leaves the words to the platform. Only errors are looked at: in data there may be anything.
/// </summary>
internal sealed partial class Internals() : Check<Exchange>("security.internals", "An answer to a mistake tells nothing of what the platform is built of.", [], Axis.Compatibility)
{
    /// <summary>Whoever leaks does so at once.</summary>
    private const int Looked = 64 * 1024;

    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (evidence is not { Direction: Direction.ToSubject, Response: { Body.IsEmpty: false } answer } || !(answer.Status >= 400 || evidence.Body.Envelope?.Code >= 2000))
            yield break;
        // What we sent may come back: it is no secret.
        var text = Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, Looked)]);
        var sent = Uri.UnescapeDataString(evidence.Request.Url.PathAndQuery);
        var told = Kinds.Select(kind => (kind.What, Match: kind.Pattern.Match(text))).FirstOrDefault(seen => seen.Match.Success && !sent.Contains(seen.Match.Value.TrimEnd('.'), StringComparison.Ordinal));
        yield return told.What is null
            ? Pass("The answer tells nothing of what is inside.")
            : Warn($"The answer to a mistake shows {told.What}.", "a sentence for partners", Showing.Of(told.Match.Value));
    }

    private static readonly (string What, Regex Pattern)[] Kinds =
    [
        ("a trace of the stack", Stack()),
        ("a sentence of a database", Database()),
        ("the path of a file", File()),
        ("the name of an exception", Exception()),
    ];

    // .NET, Java, Python, JavaScript, PHP, Go, Ruby.
    [GeneratedRegex(@"(?:\n|\\n|\s)\s*at [\w$<>`]+\.[\w.$<>`]+\(|Traceback \(most recent call last\)|\.(?:cs|vb):line \d+|\(\w+\.(?:java|kt|scala):\d+\)|\.(?:php|rb) on line \d+|\.(?:js|ts|rb|go|py):\d+:\d+|goroutine \d+ \[|File \\?""[^""\r\n]{1,200}\.py\\?"", line \d+", RegexOptions.None, 1000)]
    private static partial Regex Stack();

    [GeneratedRegex(@"SQLSTATE\[?\w{5}|\bORA-\d{5}\b|You have an error in your SQL syntax|syntax error at or near|unterminated quoted string|Unclosed quotation mark|SQLite error|near \\?""[^""\r\n]{1,40}\\?"": syntax error|(?-i:\bSELECT\s[\w.*,\s""`]{1,200}\sFROM\s)|\bINSERT INTO\s\w|duplicate key value violates|\bPSQLException\b|E11000 duplicate key", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Database();

    [GeneratedRegex(@"(?<![\w/])/(?:var/(?:www|lib|app|task)|home/\w+|usr/(?:src|local|lib|share)|opt/\w+|srv/\w+|app/node_modules|root)/[\w.-]+|\b[A-Z]:\\\\?(?:Users|inetpub|Program Files|Windows|src|app)\\", RegexOptions.None, 1000)]
    private static partial Regex File();

    [GeneratedRegex(@"\b(?:[a-z]\w*\.){1,6}[A-Z]\w*(?:Exception|Error)\b|\b[A-Z][a-z]\w+Exception\b|\b(?:TypeError|ValueError|KeyError|AttributeError|ReferenceError|RangeError|NoMethodError|NullPointerError|ZeroDivisionError): ", RegexOptions.None, 1000)]
    private static partial Regex Exception();
}
