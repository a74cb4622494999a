using System.Text.Json;
using OcpiKit.Engine.Checks.Relations.Incoming;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Billing;

/// <summary>A CDR says how the driver was let in at last, as its Session did (mod_cdrs, CDR object: auth_method).</summary>
internal sealed class LastMethod() : Check<Trace>("cdr.auth-method", "A CDR has the last auth_method of its Session.", ["CDR-31"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var sessions = Push.In(evidence, "sessions").Where(pushes => pushes.Any(push => push.Value.Text("status") == "COMPLETED")).ToList();
        foreach (var bill in Bill.In(evidence).Where(bill => bill.Exchange.Direction == Direction.FromSubject))
        {
            if (bill.Spot.Text("session_id") is not { } id || bill.Spot.Text("auth_method") is not { } method)
                continue;
            var last = sessions.FirstOrDefault(pushes => string.Equals(pushes[0].Call.Arrival!.Parameters.GetValueOrDefault("session_id"), id, StringComparison.OrdinalIgnoreCase))?
                .Select(push => push.Value.Text("auth_method")).LastOrDefault(one => one is not null);
            if (last is null)
                continue;
            yield return (last == method
                ? Pass("The CDR has the auth_method that its Session had last.")
                : Fail("The CDR has another auth_method than its Session had last.", last, Showing.Cut(method), bill.Spot.At("auth_method"))) with
            { Exchange = bill.Exchange.Number };
        }
    }
}

/// <summary>A CDR repeats the reference that the eMSP gave for it, and of several the last (mod_cdrs, CDR object: authorization_reference).</summary>
internal sealed class BillReferences() : Check<Trace>("cdr.authorization-reference", "A CDR has the authorization_reference that the eMSP gave last.", ["CDR-32", "CDR-33"])
{
    // Clocks of two parties need not agree to the second.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var commands = Commands(evidence).ToList();
        foreach (var bill in Bill.In(evidence).Where(bill => bill.Exchange.Direction == Direction.FromSubject && !bill.IsCredit))
        {
            var token = bill.Spot.Field("cdr_token");
            // The type too tells Tokens apart. With two starts nothing says which of them it was.
            var given = commands.Where(command => Same(command.Uid, token?.Text("uid")) && command.Type == token?.Text("type") && command.At < bill.Exchange.Started).ToList();
            if (given.Count(command => command.Starts) != 1 || given[^1].Reference is not { } last)
                continue;
            // A bill may come late: of what began before the first command it tells nothing.
            if (bill.Spot.Instant("start_date_time") is not { } start || start < given[0].At - Skew)
                continue;
            IReadOnlyList<string> verifies = given.Select(command => command.Reference).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1 ? ["CDR-32", "CDR-33"] : ["CDR-32"];
            var told = bill.Spot.Text("authorization_reference");
            yield return (Same(told, last)
                ? Pass("The CDR has the authorization_reference that was given last.")
                : Fail("The CDR does not have the authorization_reference that was given last.", Showing.Of(last), Showing.Of(told), bill.Spot.At("authorization_reference"))) with
            { Exchange = bill.Exchange.Number, Verifies = verifies };
        }
    }

    private static IEnumerable<(string Uid, string Type, string? Reference, bool Starts, DateTimeOffset At)> Commands(Trace trace) =>
        from step in trace.Steps
        let call = step.Step as CallStep
        where call is { Intent: Intent.Regular, Operation.Id: "commands.receiver.post.start_session" or "commands.receiver.post.reserve_now" }
        from command in step.Exchanges.Take(1)
        where command.Succeeded && command.Body.Envelope?.Data?.Text("result") == "ACCEPTED"
        let sent = ParsedBody.Of(command.Request.Body).Json
        let token = sent?.Field("token")
        where token is { ValueKind: JsonValueKind.Object }
        let uid = token.Value.Text("uid")
        let type = token.Value.Text("type")
        where uid is not null && type is not null
        select (uid, type, sent!.Value.Text("authorization_reference"), step.Step is CallStep { Operation.Id: "commands.receiver.post.start_session" }, command.Started);

    private static bool Same(string? one, string? other) => one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
