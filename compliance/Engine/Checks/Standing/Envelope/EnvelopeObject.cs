using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Envelope;

/// <summary>Successful HTTP answers are OCPI envelopes (transport_and_format, response format).</summary>
internal sealed class EnvelopeObject() : AnswerCheck("envelope.object", "The answer is an OCPI envelope around its data.", ["TRN-40"])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (exchange.Operation is null || !exchange.HttpSuccess() || !exchange.Body.IsUtf8 || exchange.Body.Json is not { } json)
            return null;
        return exchange.Enveloped()
            ? Pass("The answer is an OCPI envelope.")
            : Fail($"The answer is {Showing.Kind(json)}, but no OCPI envelope.", "an object with status_code, timestamp and data", Showing.Of(json), "");
    }
}
