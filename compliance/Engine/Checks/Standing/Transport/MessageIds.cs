using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Transport;

/// <summary>An answer repeats an id of its request (transport_and_format, unique message IDs). A proxy may have written an HTTP error, so there it is a warning.</summary>
internal abstract class RepeatedId(string id, string header, string requirement)
    : AnswerCheck(id, $"Answers repeat the {header} of their request.", [requirement])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (exchange.Operation is null || exchange.Request.Headers.First(header) is not { } sent)
            return null;
        var received = response.Headers.First(header);
        if (received == sent)
            return Pass($"The answer repeats the {header}.");
        var says = received is null ? $"The answer carries no {header}." : $"The answer carries another {header} than the request.";
        var otherCase = sent.Equals(received, StringComparison.OrdinalIgnoreCase);
        return exchange.HttpSuccess() && !otherCase
            ? Fail(says, sent, Showing.Of(received))
            : exchange.HttpSuccess() || exchange.HttpError() ? Warn(says, sent, Showing.Of(received)) : null;
    }
}

/// <summary>X-Request-ID.</summary>
internal sealed class RequestId() : RepeatedId("header.request-id", "X-Request-ID", "TRN-67");

/// <summary>X-Correlation-ID.</summary>
internal sealed class CorrelationId() : RepeatedId("header.correlation-id", "X-Correlation-ID", "TRN-69");
