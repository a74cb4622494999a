using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;

namespace OcpiKit.Engine.Checks.Incoming.Urls;

/// <summary>Addresses are looked up in versions and details, not assumed (transport_and_format, interface endpoints). A call with a token that we gave can come from the target only; one without may come from anybody.</summary>
internal sealed class KnownAddress() : CallCheck("incoming.url", "Requests go to addresses that our versions and details name.", ["TRN-73"])
{
    protected override bool LooksAtStrays => true;

    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is not null || arrival.Allowed.Count > 0)
            return [Pass("The request goes to an address that we named.")];
        // One below the response URLs is spoken of by incoming.response-url.
        if (!Strays.FromTarget(arrival) || Strays.ToResult(call))
            return [];
        var called = Showing.Cut($"{call.Request.Method} {call.Request.Url.AbsolutePath}");
        return [Fail($"The request {called} goes to an address that our versions and details do not name.", "an address of our version details", called)];
    }
}

/// <summary>Requests use the methods of the interface that they call. What others are answered with is not defined (AMB-28), so it is a warning.</summary>
internal sealed class KnownMethod() : CallCheck("incoming.method", "Requests use a method of the interface that they call.", [])
{
    protected override bool LooksAtStrays => true;

    // HEAD and OPTIONS are HTTP's own: whoever looks whether an address is there uses them.
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings) =>
        call.Operation is null && arrival.Allowed.Count > 0 && Strays.FromTarget(arrival) && call.Request.Method is not ("HEAD" or "OPTIONS")
            ? [Warn($"The address {Showing.Cut(call.Request.Url.AbsolutePath)} was called with {Showing.Cut(call.Request.Method)}, which its interface does not have.", string.Join(", ", arrival.Allowed), Showing.Cut(call.Request.Method))]
            : [];
}

/// <summary>Results go to the response_url of their request, unchanged (mod_commands and mod_charging_profiles, POST).</summary>
internal sealed class KnownResponseUrl() : CallCheck("incoming.response-url", "Results go to the response_url that was given for them.", ["CMD-11", "CHP-17"])
{
    protected override bool LooksAtStrays => true;

    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is null && arrival.Case is null && Strays.FromTarget(arrival) && Strays.ToResult(call))
            return [Fail("A result goes to an address that was never given out as a response_url.", "the response_url of the request, unchanged", Showing.Cut(call.Request.Url.AbsolutePath))];
        if (call.Operation is not { Url: "{response_url}" } operation)
            return [];
        IReadOnlyList<string> verifies = operation.Module == "commands" ? ["CMD-11"] : ["CHP-17"];
        return
        [
            arrival.Case is not null
                ? Pass("The result goes to a response_url that was given out.") with { Verifies = verifies }
                : Fail("The result goes to an address that was never given out as a response_url.", "the response_url of the request, unchanged", Showing.Cut(call.Request.Url.AbsolutePath)) with { Verifies = verifies },
        ];
    }
}

/// <summary>What can be said of calls that are no operation of ours.</summary>
internal static class Strays
{
    /// <summary>Whether it shows a token that we gave: nobody else has one.</summary>
    public static bool FromTarget(Arrival arrival) => arrival.Token is ShownToken.Right or ShownToken.Raw or ShownToken.Old or ShownToken.Registration or ShownToken.Spent;

    /// <summary>Whether it goes where our response URLs are.</summary>
    public static bool ToResult(Exchange call) => call.Request.Url.Segments is [.., var folder, _] && folder.TrimEnd('/') == Address.ResultsSegment;
}
