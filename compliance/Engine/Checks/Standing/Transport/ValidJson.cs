using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Transport;

/// <summary>Bodies are JSON in UTF-8 (RFC 8259; types, string).</summary>
internal sealed class ValidJson() : AnswerCheck("json.valid", "The body of an answer is valid JSON in UTF-8.", ["TRN-40"])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (exchange.Operation is null)
            return null;
        var body = exchange.Body;
        var due = exchange.HttpSuccess();
        // An error page that does not claim to be JSON is spoken of by envelope.on-errors.
        if (!due && !(exchange.HttpError() && body.Present && ClaimsJson(response)))
            return null;
        if (response.Truncated)
            return Blocked($"The body broke off after {response.Body.Length} bytes, or is longer than the kit reads, so it could not be judged.");
        if (!body.Present)
            return Empty(response);
        if (!body.IsUtf8)
            return Judged(due, "The body is not valid UTF-8.", "UTF-8", "bytes that are no UTF-8");
        if (body.Json is null)
            return Judged(due, $"The body is not valid JSON ({body.JsonError}).", "JSON", $"an error at {body.JsonError}");
        return response.Body.Span.StartsWith("\uFEFF"u8)
            ? Warn("The body begins with a byte order mark, which many JSON parsers refuse.", "JSON without a byte order mark", "a byte order mark")
            : Pass("The body is valid JSON in UTF-8.");
    }

    private static Observation Judged(bool due, string says, string wanted, string received) =>
        due ? Fail(says, wanted, received) : Warn(says, wanted, received);

    // AMB-16: an answer that has no data to give is often HTTP 204.
    private static Observation Empty(ResponseMessage response) => response.Status == 204
        ? Warn("The answer is HTTP 204 without a body, where an OCPI envelope is due.", "an OCPI envelope", "no body")
        : Fail("The answer has no body, where an OCPI envelope is due.", "an OCPI envelope", "no body");

    private static bool ClaimsJson(ResponseMessage response) =>
        response.Headers.First("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
}
