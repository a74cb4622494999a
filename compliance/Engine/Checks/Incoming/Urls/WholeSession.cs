using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Urls;

/// <summary>A PATCH of a Session goes to the Session: its parts have no addresses (mod_sessions, Receiver Interface, PATCH).</summary>
internal sealed class WholeSession() : CallCheck("incoming.whole-session", "A PATCH of a Session goes to the address of the whole Session.", ["SES-28"])
{
    // After the module come the party's two ids and the Session's.
    private const int Ids = 3;

    protected override bool LooksAtStrays => true;

    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation?.Id == "sessions.receiver.patch")
            return [Pass("The PATCH goes to the whole Session.")];
        if (call.Operation is not null || call.Request.Method != "PATCH" || arrival.Allowed.Count > 0 || !Strays.FromTarget(arrival))
            return [];
        var segments = call.Request.Url.Segments.Select(segment => segment.TrimEnd('/')).ToList();
        // Our addresses are /…/sessions/receiver/{ids}.
        var at = segments.FindIndex(segment => segment == "sessions");
        return at >= 0 && at + 1 < segments.Count && segments[at + 1] == "receiver" && segments.Skip(at + 2).Count(segment => segment.Length > 0) > Ids
            ? [Fail("A PATCH goes to a part of a Session, which has no address of its own.", "the address of the Session", Showing.Cut(call.Request.Url.AbsolutePath))]
            : [];
    }
}
