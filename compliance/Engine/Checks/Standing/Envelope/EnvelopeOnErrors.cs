using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Envelope;

/// <summary>HTTP errors carry the envelope too (transport_and_format, response format). Many stacks answer 401, 404 or 405 before the OCPI code runs, so a warning.</summary>
internal sealed class EnvelopeOnErrors() : AnswerCheck("envelope.on-errors", "HTTP error answers carry the OCPI envelope too.", ["TRN-45", "STA-06"])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (exchange.Operation is null || !exchange.HttpError())
            return null;
        // What stops before OCPI begins, such as a missing token, has not reached its layer (status_codes).
        IReadOnlyList<string> verifies = Before(exchange, response) ? ["TRN-45"] : ["TRN-45", "STA-06"];
        return (exchange.Enveloped()
            ? Pass($"The HTTP {response.Status} answer carries an OCPI envelope.")
            : Warn($"The HTTP {response.Status} answer carries no OCPI envelope.", "an OCPI envelope that says what went wrong", What(exchange, response)))
            with
        { Verifies = verifies };
    }

    private static bool Before(Exchange exchange, ResponseMessage response) =>
        response.Status is 401 or 403 or 404 or 405 or 501 || exchange.Intent == Intent.Stray || ParsedBody.Of(exchange.Request.Body) is { Present: true, Json: null };

    private static string What(Exchange exchange, ResponseMessage response) =>
        !exchange.Body.Present ? "no body"
        : exchange.Body.Json is { } json ? $"JSON without a status_code ({Showing.Kind(json)})"
        : response.Headers.First("Content-Type") is { } type ? Showing.Cut(type) : "a body that is no JSON";
}
