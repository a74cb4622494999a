using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Modules;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Requests;

/// <summary>Judges requests for, with and against charging profiles before they go to a station.</summary>
internal sealed class ProfileDesk(Sessions sessions, Places places, OrderBook orders, PeerUrls urls, CpoOptions options)
{
    // A period for each minute of a day; more power than any vehicle takes.
    private const int MostPeriods = 1440;
    private const int MostPower = 10_000_000;

    // A calendar has an end, and nobody shall be able to make us reckon beyond it.
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Passes a request on, where there is a charge that it can be about.</summary>
    /// <param name="peer">Who asks.</param>
    /// <param name="sessionId">Of which session.</param>
    /// <param name="responseUrl">Where the result goes.</param>
    /// <param name="order">What the station shall do, by its id and its time.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Answer> TakeAsync(
        Peer peer, string sessionId, Uri responseUrl, Func<string, DateTimeOffset, Order> order, CancellationToken stop)
    {
        if (urls.WhyNot(responseUrl, peer) is { } why)
            return Answer.Refusal(StatusCode.InvalidParameter, "response_url " + why);

        var result = await JudgeAsync(sessionId, peer, stop);
        if (result is ChargingProfileResponseType.Accepted)
        {
            var callback = new Callback(peer.Parties.First(), CpoPlatform.ChargingProfiles.Identifier, responseUrl);
            await orders.AddAsync(order(orders.NewId(), orders.Soon()) with { Callback = callback }, stop);
        }
        return Answer.With(new ChargingProfileResponse(result, (int)options.ResultWithin.TotalSeconds));
    }

    /// <summary>What is wrong with a profile, beside its form; null where nothing is.</summary>
    public static string? Mistake(ChargingProfile profile)
    {
        var periods = profile.ChargingProfilePeriods ?? [];
        if (periods.Count > MostPeriods)
            return $"charging_profile_period has to have {MostPeriods} periods at most.";
        if (profile.StartDateTime is { } start && (start < Earliest || start > Latest))
            return "start_date_time lies too far away.";
        if (profile.Duration is <= 0)
            return "duration has to be 1 or more.";
        if (periods.Any(period => period.Limit is < 0 or > MostPower))
            return $"limit has to be a number from 0 to {MostPower}.";
        return periods.Any(period => period.StartPeriod < 0) || periods.Zip(periods.Skip(1)).Any(pair => pair.First.StartPeriod >= pair.Second.StartPeriod)
            ? "Each charging_profile_period has to start later than the one before, and none before the profile."
            : null;
    }

    private async Task<ChargingProfileResponseType> JudgeAsync(string sessionId, Peer peer, CancellationToken stop)
    {
        if (await sessions.FindAsync(sessionId, peer, stop) is not { } session)
            return ChargingProfileResponseType.UnknownSession;
        if (session.Status is not (SessionStatus.Active or SessionStatus.Pending))
            return ChargingProfileResponseType.Rejected;

        var location = await places.FindAsync(session.LocationId, stop);
        var evse = location is null ? null : Places.EvseOf(location, session.EvseUid);
        return evse?.Capabilities?.Contains(Capability.ChargingProfileCapable) is true
            ? ChargingProfileResponseType.Accepted
            : ChargingProfileResponseType.NotSupported;
    }
}
