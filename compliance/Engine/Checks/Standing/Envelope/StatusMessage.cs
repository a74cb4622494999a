using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Envelope;

/// <summary>status_message is text, or absent (transport_and_format, response format).</summary>
internal sealed class StatusMessage() : AnswerCheck("envelope.status-message", "The status_message, if there is one, is text.", ["TRN-43"])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (!exchange.Enveloped())
            return null;
        var message = exchange.Body.Envelope!.StatusMessage;
        return message?.ValueKind is null or JsonValueKind.Null or JsonValueKind.String
            ? Pass(message is null ? "There is no status_message, which is allowed." : "The status_message is text.")
            : Fail($"The status_message is {Showing.Kind(message)}.", "text", Showing.Of(message), "/status_message");
    }
}
