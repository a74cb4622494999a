using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Transport;

/// <summary>Answers are application/json (transport_and_format, response format).</summary>
internal sealed class ContentType() : AnswerCheck("content-type", "Answers say that they are application/json.", ["TRN-40"])
{
    private const string Json = "application/json";

    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (exchange.Operation is null || response.Body.IsEmpty)
            return null;
        var given = response.Headers.First("Content-Type");
        if (Json.Equals(given?.Split(';')[0].Trim(), StringComparison.OrdinalIgnoreCase))
            return Pass("The answer says that it is application/json.");
        if (exchange.HttpSuccess())
            return Fail($"The answer says that it is {Showing.Of(given)}, not {Json}.", Json, Showing.Of(given));
        // The error page of a web framework is spoken of by envelope.on-errors.
        return exchange.HttpError() && exchange.Enveloped()
            ? Warn($"The error answer is an OCPI envelope, but says that it is {Showing.Of(given)}.", Json, Showing.Of(given))
            : null;
    }
}
