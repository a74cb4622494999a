using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Bodies;

/// <summary>The body of a request is JSON in UTF-8, and is there where the operation has one (RFC 8259; transport_and_format, request format).</summary>
internal sealed class BodyJson() : CallCheck("incoming.json", "The body of a request is valid JSON in UTF-8.", ["TRN-12"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation!.Request is not { } due)
            return [];
        var body = call.Body;
        if (!body.Present)
            return due.Required ? [Fail("The request has no body.", $"a {string.Join(" or ", due.Types)}", "nothing")] : [];
        if (!body.IsUtf8)
            return [Fail("The body is not valid UTF-8.", "UTF-8", "bytes that are no UTF-8")];
        if (body.Json is null)
            return [Fail($"The body is not valid JSON ({body.JsonError}).", "JSON", $"an error at {body.JsonError}")];
        return
        [
            call.Request.Body.Span.StartsWith("\uFEFF"u8)
                ? Warn("The body begins with a byte order mark, which many JSON parsers refuse.", "JSON without a byte order mark", "a byte order mark")
                : Pass("The body is valid JSON in UTF-8."),
        ];
    }
}
