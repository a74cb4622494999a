using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;
using OcpiKit.Reporting.Html.Evidence;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Tickets;

/// <summary>The exchange that proves a cause: its first place, who spoke, and how to see it again.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Pointer">The place in what the target said; null for the message as a whole.</param>
/// <param name="Again">Commands to repeat it.</param>
public sealed record Scene(ExchangeRecord Exchange, string? Pointer, IReadOnlyList<string> Again)
{
    /// <summary>Of the first place that has an exchange; null where none has.</summary>
    public static Scene? Of(RunResult result, Cause cause)
    {
        var place = cause.Places.FirstOrDefault(place => place.Exchange is not null);
        var exchange = place is null ? null : result.Exchanges.FirstOrDefault(exchange => exchange.Number == place.Exchange);
        return exchange is null ? null : new(exchange, place!.Pointer is { Length: > 0 } pointer ? pointer : null, [.. Commands(exchange, cause)]);
    }

    /// <summary>Whether the target called us.</summary>
    public bool Incoming => Exchange.Direction == Direction.FromSubject;

    /// <summary>Over the request: <c>We asked your CPO</c>, <c>Your CPO called us</c>.</summary>
    public string Asker(string role) => Sides.Asker(Exchange.Direction, role);

    /// <summary>Over the answer.</summary>
    public string Answerer(string role) => Sides.Answerer(Exchange.Direction, role);

    private static IEnumerable<string> Commands(ExchangeRecord exchange, Cause cause)
    {
        if (exchange.Direction == Direction.ToSubject)
            yield return Visible.Line(Curl.Of(exchange), 4000);
        if (cause.Scenarios is [var scenario, ..] && ReplayLine.Of(scenario, cause.First) is { } replay)
            yield return replay;
    }
}
