using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Standing.Sessions;

/// <summary>A rule about Sessions, in lists and as they are pushed.</summary>
internal abstract class SessionCheck(string id, string title, string well, string[] verifies, Axis axis = Axis.Conformance) : SpotCheck(id, title, well, verifies, axis)
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Spots("Session");

    /// <summary>A number property, or null.</summary>
    protected static decimal? Number(Spot of, string name) =>
        of.Field(name) is { Value.ValueKind: JsonValueKind.Number } number && number.Value.TryGetDecimal(out var value) ? value : null;
}

/// <summary>Which EVSE and which Connector it is may be open only where a Session was created for a reservation and nothing is assigned yet (mod_sessions, Session).</summary>
internal sealed class Unassigned() : SessionCheck(
    "session.assigned", "#NA stands for the EVSE or the Connector of a Session only while a reservation has none.", "Where #NA stands for an EVSE or a Connector, it may.", ["SES-38"])
{
    private const string NotAvailable = "#NA";
    private static readonly string[] Assigned = ["evse_uid", "connector_id"];

    // A change may leave out the status: then it is not known whether it is a reservation.
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        base.Spots(exchange).Where(session => session.Text("status") is not null && (session.Text("evse_uid") ?? session.Text("connector_id")) is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        if (Assigned.FirstOrDefault(name => spot.Text(name) == NotAvailable) is not { } open)
            return null;
        var status = spot.Text("status");
        // Who reserved and never came has been assigned nothing; who took energy took it from somewhere.
        if (status == "ACTIVE" || (status is "COMPLETED" or "INVALID" && Number(spot, "kwh") > 0))
            return Fail($"The {open} of a Session that charges, or has charged, is #NA.", "the one that is used", NotAvailable, spot.At(open));
        return status == "PENDING" ? Warn($"The {open} of a Session that is PENDING is #NA: only a reservation may leave it open.", "the one that is used", NotAvailable, spot.At(open)) : null;
    }
}

/// <summary>The energy of the periods is the energy of the Session, where both are told (mod_sessions, Session; mod_cdrs, CdrDimensionType: kWh).</summary>
internal sealed class PeriodEnergy() : SessionCheck(
    "session.period-energy", "The ENERGY of a Session's periods adds up to its kwh.", "The periods add up to the energy of their Session.", ["SES-41"])
{
    // Rounding of each period, and what was metered since the last one began.
    private const decimal Tolerance = 0.05m;
    private const decimal Share = 0.02m;
    private const decimal WattHours = 1000;

    // A change carries the periods that are new, and no sum of them.
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        exchange.Patches() ? [] : base.Spots(exchange).Where(session => session.Text("status") == "COMPLETED" && Number(session, "kwh") is not null && Volumes(session).Count > 0);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var (kwh, volumes) = (Number(spot, "kwh")!.Value, Volumes(spot));
        var sum = volumes.Sum();
        if (Near(sum, kwh, volumes.Count))
            return null;
        var hint = Near(sum / WattHours, kwh, volumes.Count) ? " It looks as if the periods were in Wh." : "";
        return Warn($"The ENERGY of the periods does not add up to the kwh of the Session.{hint}", $"about {kwh} kWh", $"{sum} kWh", spot.At("charging_periods"));
    }

    private static bool Near(decimal sum, decimal kwh, int periods) => Math.Abs(sum - kwh) <= Math.Max(Tolerance * periods, Math.Abs(kwh) * Share);

    // Bounded, so that no sum of what a hostile platform writes leaves the range.
    private static List<decimal> Volumes(Spot session) =>
        [.. from period in session.List("charging_periods")
            from dimension in period.List("dimensions")
            where dimension.Text("type") == "ENERGY"
            let volume = Number(dimension, "volume")
            where volume is > -1_000_000_000 and < 1_000_000_000
            select volume.Value];
}

/// <summary>Times that are in order: nothing in the text says so, but nobody can make anything of an end before its beginning.</summary>
internal sealed class SessionTimes() : SessionCheck(
    "session.times", "A Session ends after it began, and says when where it is COMPLETED.", "The times of the Sessions are in order.", [], Axis.Compatibility)
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Patches() ? [] : base.Spots(exchange).Where(session => session.Instant("start_date_time") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var (start, end) = (spot.Instant("start_date_time")!.Value, spot.Instant("end_date_time"));
        if (end < start)
            return Warn("A Session ends before it began.", $"{Showing.Of(start)} or later", Showing.Of(end.Value), spot.At("end_date_time"));
        if (end is not null && spot.Text("status") == "ACTIVE")
            return Warn("A Session that is ACTIVE has an end already: partners take it as over.", "no end_date_time", Showing.Of(end.Value), spot.At("end_date_time"));
        return end is null && spot.Text("status") == "COMPLETED"
            ? Warn("A Session that is COMPLETED does not say when it ended.", "an end_date_time", "nothing", spot.At("end_date_time"))
            : null;
    }
}

/// <summary>While it is PENDING a Session's start is when it was created at the charge point, so that it lies behind (mod_sessions, Session). When that was is known to the station only.</summary>
internal sealed class PendingStart() : SessionCheck(
    "session.pending-start", "The start of a Session that is PENDING is when it was created.", "The start of each Session that is PENDING lies behind.", ["SES-34"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        base.Spots(exchange).Where(session => session.Text("status") == "PENDING" && session.Instant("start_date_time") is not null && session.Instant("last_updated") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        spot.Instant("start_date_time") > spot.Instant("last_updated")
            ? Info("A Session that is PENDING starts later than it was last updated: it cannot have been created then.", spot.At("start_date_time"))
            : null;
}

/// <summary>Periods are advised, so that drivers see how it goes on (mod_sessions, Session). How many is left to the CPO, so only none at all is told.</summary>
internal sealed class SomePeriods() : SessionCheck(
    "session.periods", "A Session that took energy has charging periods.", "Every Session that took energy has charging periods.", ["SES-32"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        exchange.Patches() ? [] : base.Spots(exchange).Where(session => session.Text("status") == "COMPLETED" && Number(session, "kwh") > 0);

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        spot.List("charging_periods").Any() ? null : Info("A Session took energy and has no charging periods: its driver cannot see how it went.", spot.At("charging_periods"));
}
