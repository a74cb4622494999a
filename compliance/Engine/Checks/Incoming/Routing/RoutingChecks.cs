using OcpiKit.Engine.Checks.Standing.Routing;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Checks.Incoming.Routing;

/// <summary>Configuration modules are not routed (transport_and_format, message routing headers).</summary>
internal sealed class CallNotRouted() : CallCheck(
    "incoming.not-routed", "Requests for versions, credentials and hubclientinfo carry no routing headers.", ["TRN-49"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is not { Functional: false } operation)
            return [];
        var names = string.Join(", ", RoutingHeaders.In(call.Request.Headers).Select(header => header.Name));
        return
        [
            names.Length == 0
                ? Pass("The request carries no routing headers.")
                : Fail($"The request for the module {operation.Module}, which is not routed, carries {names}.", "no routing headers", names),
        ];
    }
}

/// <summary>Requests of functional modules say from whom and to whom they go (transport_and_format, message routing headers). Two parties with one role each do without (AMB-04), so it is a warning.</summary>
internal sealed class CallRouted() : CallCheck("incoming.routing", "Requests carry the four routing headers.", ["TRN-47", "TRN-51"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is not { Functional: true })
            return [];
        var missing = RoutingHeaders.All.Select(header => header.Name).Where(name => call.Request.Headers.First(name) is null).ToList();
        return
        [
            missing.Count == 0
                ? Pass("The request carries the four routing headers.")
                : Warn("The request does not carry all routing headers. Behind a Hub, or with several parties on a platform, it would get lost.",
                    string.Join(", ", RoutingHeaders.All.Select(header => header.Name)), $"without {string.Join(", ", missing)}"),
        ];
    }
}

/// <summary>A direct request goes to the party that is called, from a party of the platform that calls (transport_and_format, overview of routing headers).</summary>
internal sealed class CallParties() : CallCheck("incoming.routing-parties", "Requests are addressed to the party that is called, and come from one of the caller's.", ["TRN-51"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is not { Functional: true })
            yield break;
        var (looked, seen) = (0, 0);
        if (surroundings.Us is { } us && Named(call, RoutingHeaders.ToCountry, RoutingHeaders.ToParty) is { } to)
        {
            looked++;
            if (!Same(to, us))
            {
                seen++;
                yield return Fail($"The request is addressed to {Showing.Cut(to.ToString())}; it reached {us}.", $"{us}", Showing.Cut(to.ToString()));
            }
        }

        // Credentials may name fewer parties than a platform has, so this is no more than a warning.
        if (surroundings.Them.Count > 0 && Named(call, RoutingHeaders.FromCountry, RoutingHeaders.FromParty) is { } from)
        {
            looked++;
            if (!surroundings.Them.Any(party => Same(from, party)))
            {
                seen++;
                yield return Warn($"The request comes from {Showing.Cut(from.ToString())}, which the caller's credentials do not name.", string.Join(", ", surroundings.Them), Showing.Cut(from.ToString()));
            }
        }

        if (looked > 0 && seen == 0)
            yield return Pass("The request names the party that is called, and one of the caller's.");
    }

    private static PartyName? Named(Exchange call, string country, string party) =>
        call.Request.Headers.First(country) is { } countryCode && call.Request.Headers.First(party) is { } partyId ? new(countryCode, partyId) : null;

    // CiString: without regard to case.
    private static bool Same(PartyName one, PartyName other) =>
        one.CountryCode.Equals(other.CountryCode, StringComparison.OrdinalIgnoreCase) && one.PartyId.Equals(other.PartyId, StringComparison.OrdinalIgnoreCase);
}

/// <summary>In requests.</summary>
internal sealed class CallRoutingForm() : RoutingFormCheck("incoming.routing-form", "Routing headers of requests")
{
    protected override Headers? Of(Exchange exchange) => exchange is { Arrival: not null, Operation: not null } ? exchange.Request.Headers : null;
}
