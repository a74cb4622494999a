using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Bodies;

/// <summary>POST, PUT and PATCH send application/json, PATCH too (transport_and_format, request format).</summary>
internal sealed class BodyType() : CallCheck("incoming.content-type", "Requests with a body say that it is application/json.", ["TRN-12", "TRN-32"])
{
    private const string Json = "application/json";

    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation is not { Request: not null } || call.Request.Body.IsEmpty)
            yield break;
        var given = call.Request.Headers.First("Content-Type");
        IReadOnlyList<string> verifies = call.Request.Method == "PATCH" ? ["TRN-12", "TRN-32"] : ["TRN-12"];
        yield return Json.Equals(given?.Split(';')[0].Trim(), StringComparison.OrdinalIgnoreCase)
            ? Pass("The request says that its body is application/json.") with { Verifies = verifies }
            : Fail($"The request says that its body is {Showing.Of(given)}, not {Json}.", Json, Showing.Of(given)) with { Verifies = verifies };
    }
}
