using OcpiKit.Engine.Checks.Standing.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Bodies;

/// <summary>The body of a request has the form of its OCPI type; of a PATCH, each field that is there has. The id is refined by the class whose rule is broken: <c>incoming.schema.session</c>.</summary>
internal sealed class BodySchema() : CallCheck("incoming.schema", "Each {0} that is sent has the fields, kinds, lengths and values that OCPI gives it.", ["TRM-04", "TRN-29", "TYP-06", "TYP-10"])
{
    // What is wrapped is spoken of by incoming.bare: measured against the schema it would lack everything.
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings) =>
        call.Operation!.Request is { Types.Count: > 0 } due && call.Body.Json is { } json && !Wrapped.Is(call)
            ? Measuring.Of([new("", json)], due.Types, surroundings.Edition.Schemas, due.Patch, call.Request.Method)
            : [];
}
