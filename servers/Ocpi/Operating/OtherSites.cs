using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OcpiKit.Ocpi.Answers;

namespace OcpiKit.Ocpi.Operating;

/// <summary>
/// Keeps web pages of others from using the operator's browser: it would send their requests from the very machine for which these
/// routes are. What reads is safe, since a browser shows the answer to nobody (there are no CORS headers); what changes something is not.
/// </summary>
internal static class OtherSites
{
    private static readonly Answer NoJson = Answer.HttpError(
        StatusCodes.Status415UnsupportedMediaType, StatusCode.ClientError, "Send the header 'Content-Type: application/json' with whatever changes something.");

    private static readonly Answer NotFromThere = Answer.HttpError(
        StatusCodes.Status403Forbidden, StatusCode.ClientError, "Pages of other sites may not use this: call it from a program, such as curl.");

    /// <summary>The answer to a request that may be another site's; null where all is well.</summary>
    public static Answer? Refuse(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return null;
        if (IsFromElsewhere(request))
            return NotFromThere;
        // A form can be sent to anybody, without asking; JSON cannot.
        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            ? null
            : NoJson;
    }

    // Browsers tell, programs do not. Another port of this machine is the same "site", and yet somebody else's page.
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
        || (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}");
}
