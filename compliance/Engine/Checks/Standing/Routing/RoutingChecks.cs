using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Routing;

/// <summary>Configuration modules are not routed (transport_and_format, message routing headers).</summary>
internal sealed class NotOnConfiguration() : AnswerCheck(
    "routing.not-on-config", "Answers of versions, credentials and hubclientinfo carry no routing headers.", ["TRN-49"])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (exchange.Operation is not { Functional: false } operation)
            return null;
        var names = string.Join(", ", RoutingHeaders.In(response.Headers).Select(header => header.Name));
        return names.Length == 0
            ? Pass("The answer carries no routing headers.")
            : Fail($"The answer of the module {operation.Module}, which is not routed, carries {names}.", "no routing headers", names);
    }
}

/// <summary>A direct answer goes back where its request came from (transport_and_format, message routing; AMB-04: two parties with one role each do without).</summary>
internal sealed class Swapped() : AnswerCheck("routing.swapped", "Answers swap the TO and FROM of their request.", ["TRN-52"])
{
    private static readonly (string Answer, string Request)[] Pairs =
    [
        (RoutingHeaders.ToParty, RoutingHeaders.FromParty), (RoutingHeaders.ToCountry, RoutingHeaders.FromCountry),
        (RoutingHeaders.FromParty, RoutingHeaders.ToParty), (RoutingHeaders.FromCountry, RoutingHeaders.ToCountry),
    ];

    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (exchange.Operation is not { Functional: true } || !exchange.Succeeded || !RoutingHeaders.In(exchange.Request.Headers).Any())
            return null;
        if (!RoutingHeaders.In(response.Headers).Any())
            return Warn("The answer carries no routing headers. Behind a Hub, or with several parties on a platform, it would get lost.", "TO and FROM of the request, swapped", "no routing headers");
        foreach (var (answer, request) in Pairs)
        {
            if (exchange.Request.Headers.First(request) is { } wanted && !wanted.Equals(response.Headers.First(answer), StringComparison.OrdinalIgnoreCase))
                return Warn($"The answer's {answer} is not the request's {request}.", $"{answer}: {wanted}", $"{answer}: {Showing.Of(response.Headers.First(answer))}");
        }

        return Pass("The answer swaps TO and FROM.");
    }
}

/// <summary>Party ids are CiString(3), country codes CiString(2) (transport_and_format, message routing headers), in answers as in requests.</summary>
internal abstract class RoutingFormCheck(string id, string whose)
    : Check<Exchange>(id, $"{whose} hold a party id of at most three and a country code of at most two characters.", ["TRN-50"])
{
    /// <summary>The headers that the target sent; null where the rule does not bear on the exchange.</summary>
    protected abstract Headers? Of(Exchange exchange);

    /// <inheritdoc/>
    public sealed override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (Of(evidence) is not { } headers)
            yield break;
        var (looked, seen) = (0, 0);
        foreach (var (name, value, length) in RoutingHeaders.In(headers))
        {
            looked++;
            if (RoutingHeaders.Fits(value, length))
                continue;
            seen++;
            yield return Fail($"The header {name} is {Showing.Of(value)}.", $"1 to {length} printable ASCII characters", Showing.Of(value));
        }

        if (looked > 0 && seen == 0)
            yield return Pass("The routing headers have their form.");
    }
}

/// <summary>In answers.</summary>
internal sealed class RoutingForm() : RoutingFormCheck("routing.form", "Routing headers")
{
    protected override Headers? Of(Exchange exchange) => exchange.Response?.Headers;
}
