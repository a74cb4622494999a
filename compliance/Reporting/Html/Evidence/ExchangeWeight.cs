using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Html.Evidence;

/// <summary>What an exchange takes on the page, and how many lines of its bodies are shown; what it weighs is what <see cref="ExchangeEntry"/> shows.</summary>
internal static class ExchangeWeight
{
    /// <summary>Lines of what was not judged: what we sent, and what we answered.</summary>
    public const int OurRequest = 60;

    /// <inheritdoc cref="OurRequest"/>
    public const int OurAnswer = 12;

    /// <summary>Lines of the beginning of what was judged.</summary>
    public static int LinesAt(Showing showing) => showing == Showing.Whole ? 60 : 24;

    /// <summary>As one line.</summary>
    public static int OfLine(ExchangeRecord exchange) => 220 + Weight.Of(exchange.Method, 40) + Weight.Of(exchange.Url, 200);

    /// <summary>With headers and bodies.</summary>
    public static int Of(ExchangeRecord exchange, Showing showing, IEnumerable<string> pointers)
    {
        var incoming = exchange.Direction == Direction.FromSubject;
        var weight = 700 + Weight.Of(exchange.Url, 2000) + OfHeaders(exchange.RequestHeaders) + OfHeaders(exchange.ResponseHeaders) + Weight.Of(exchange.Fault) + Weight.Of(exchange.Step);
        if (!incoming)
            weight += Weight.Of(Curl.Of(exchange), 4000);
        return weight
            + OfBody(exchange.RequestBody, incoming ? pointers : [], incoming ? LinesAt(showing) : OurRequest)
            + OfBody(exchange.ResponseBody, incoming ? [] : pointers, incoming ? OurAnswer : LinesAt(showing));
    }

    private static int OfHeaders(IReadOnlyList<HeaderLine> lines) => lines.Sum(line => 40 + Weight.Of(line.Name, 100) + Weight.Of(line.Value, 1000));

    private static int OfBody(string? body, IEnumerable<string> pointers, int lines) =>
        body is { Length: > 0 } ? 60 + BodyView.Of(body, pointers, lines).Sum(part => 30 + Weight.Of(part.Text, int.MaxValue)) : 0;
}
