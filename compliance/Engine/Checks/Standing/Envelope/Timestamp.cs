using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Envelope;

/// <summary>timestamp is there and is an OCPI DateTime (transport_and_format, response format).</summary>
internal sealed class Timestamp() : AnswerCheck("envelope.timestamp", "The envelope has a timestamp, in UTC as OCPI writes it.", ["TRN-44"])
{
    private const string Wanted = "YYYY-MM-DDThh:mm:ss with an optional fraction, then Z or nothing";

    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (!exchange.Enveloped())
            return null;
        var timestamp = exchange.Body.Envelope!.Timestamp;
        return timestamp is null
            ? Fail("The envelope has no timestamp.", Wanted, "nothing", "/timestamp")
            : OcpiDateTime.Parse(timestamp) is null
                ? Fail($"The timestamp is {Showing.Of(timestamp)}, which is no OCPI DateTime.", Wanted, Showing.Of(timestamp), "/timestamp")
                : Pass("The timestamp is an OCPI DateTime.");
    }
}
