using System.Globalization;
using System.Text.Json;
using OcpiKit.Emsp.Apps;
using OcpiKit.Emsp.Modules;
using OcpiKit.Emsp.Ordering;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>
/// Tells CPOs how a session that runs shall charge: by what the driver prefers (mod_sessions, Sender Interface, PUT), or by a profile
/// that says how fast at what time (mod_charging_profiles, Receiver Interface).
/// </summary>
internal sealed class Charging(Surroundings surroundings, Remote remote, Dispatch dispatch, PeerClient client)
{
    /// <summary>Says what the driver prefers; gives the CPO's word on it, such as ACCEPTED or DEPARTURE_REQUIRED.</summary>
    public async Task<ChargingPreferencesResponse> PreferAsync(string sessionId, PreferencesRequest wanted, CancellationToken stop)
    {
        var session = await FindAsync(sessionId, wanted.Owner, stop);
        var request = remote.Request(
            session.Cpo, session.Owner, HttpMethod.Put, EmspPlatform.Sessions.Identifier, InterfaceRole.Sender, $"/{Uri.EscapeDataString(sessionId)}/charging_preferences");
        try
        {
            var answer = await client.SendAsync(request with { Body = wanted.Preferences }, stop);
            if (!answer.IsSuccess)
                throw DriverMistake.NotNow($"{session.Owner} does not do that (HTTP {answer.HttpStatus}, {answer.StatusCode}): {answer.Message}");
            return answer.Data.Deserialize<ChargingPreferencesResponse>(OcpiJson.Strict);
        }
        catch (PeerException fault)
        {
            throw DriverMistake.NoAnswer($"{session.Owner} did not answer: {fault.Message}. Try again when it is back.");
        }
        catch (JsonException)
        {
            throw DriverMistake.NoAnswer($"{session.Owner} answered with something that is no ChargingPreferencesResponse: its log may know why.");
        }
    }

    /// <summary>Sets how fast the session charges, in place of what was set before.</summary>
    public Task<Order> SetProfileAsync(string sessionId, ProfileRequest wanted, CancellationToken stop) => SendAsync(
        OrderType.SetChargingProfile, sessionId, wanted.Owner, HttpMethod.Put,
        url => ("", new SetChargingProfile(wanted.ChargingProfile, url)), stop);

    /// <summary>Asks how fast the session is going to charge, as the station reckons with all limits that it knows.</summary>
    public Task<Order> AskProfileAsync(string sessionId, ProfileQuestion wanted, CancellationToken stop) => SendAsync(
        OrderType.GetActiveChargingProfile, sessionId, wanted.Owner, HttpMethod.Get,
        url => ($"?duration={wanted.Duration.ToString(CultureInfo.InvariantCulture)}&response_url={Uri.EscapeDataString(url.AbsoluteUri)}", null), stop);

    /// <summary>Takes away what was set.</summary>
    public Task<Order> ClearProfileAsync(string sessionId, PartyKey? owner, CancellationToken stop) => SendAsync(
        OrderType.ClearChargingProfile, sessionId, owner, HttpMethod.Delete,
        url => ($"?response_url={Uri.EscapeDataString(url.AbsoluteUri)}", null), stop);

    // A response_url in a query is escaped, though the examples of the specification do without (AMB-26).
    private async Task<Order> SendAsync(
        OrderType type, string sessionId, PartyKey? owner, HttpMethod method, Func<Uri, (string Query, object? Body)> say, CancellationToken stop)
    {
        var session = await FindAsync(sessionId, owner, stop);
        var order = dispatch.Draft(type, session.Owner) with { SessionId = sessionId };
        var (query, body) = say(remote.ResponseUrl(session.Cpo, order));
        var request = remote.Request(
            session.Cpo, session.Owner, method, EmspPlatform.ChargingProfiles.Identifier, InterfaceRole.Receiver, $"/{Uri.EscapeDataString(sessionId)}{query}");
        return await dispatch.SendAsync(order, request with { Body = body }, Promise.OfProfile);
    }

    private Task<Found<Session>> FindAsync(string id, PartyKey? owner, CancellationToken stop) =>
        surroundings.FindAsync<Session>(EmspPlatform.Sessions.Identifier, id, owner, stop);
}
