using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Urls;

/// <summary>Addresses are looked up in versions and details, not assumed (transport_and_format, interface endpoints). A call with a token that we gave can come from the target only; one without may come from anybody.</summary>
internal sealed class KnownAddress() : CallCheck("incoming.url", "Requests go to addresses that our versions and details name.", ["TRN-73"])
{
    protected override bool LooksAtStrays => true;

    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is not null)
            return [Pass("The request goes to an address that we named.")];
        if (arrival.Token is not (ShownToken.Right or ShownToken.Raw or ShownToken.Old or ShownToken.Registration))
            return [];
        var called = Showing.Cut($"{call.Request.Method} {call.Request.Url.AbsolutePath}");
        return [Fail($"The request {called} is none that our version details offer: the address was assumed, or the method is none of that interface.", "an address of our version details, with a method of its interface", called)];
    }
}

/// <summary>Results go to the response_url of their request, unchanged (mod_commands and mod_charging_profiles, POST).</summary>
internal sealed class KnownResponseUrl() : CallCheck("incoming.response-url", "Results go to the response_url that was given for them.", ["CMD-11", "CHP-17"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
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
