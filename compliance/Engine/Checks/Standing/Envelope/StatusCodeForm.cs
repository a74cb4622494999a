using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Envelope;

/// <summary>status_code is an integer of four digits (transport_and_format, response format).</summary>
internal sealed class StatusCodeForm() : AnswerCheck("envelope.status-code", "The envelope has a status_code, an integer of four digits.", ["TRN-42", "STA-06"])
{
    // That there has to be one is the table's; status_codes only recommends it, and is not to soften that.
    private static readonly string[] Table = ["TRN-42"];

    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (!exchange.Enveloped())
            return null;
        var envelope = exchange.Body.Envelope!;
        return envelope switch
        {
            { StatusCode: null } => Fail("The envelope has no status_code.", "an integer of four digits", "nothing", "/status_code") with { Verifies = Table },
            { Code: >= 1000 and <= 9999 } => Pass("The status_code is an integer of four digits."),
            _ => Fail($"The status_code is {Showing.Of(envelope.StatusCode)}.", "an integer of four digits", Showing.Of(envelope.StatusCode), "/status_code") with { Verifies = Table },
        };
    }
}
