using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;

namespace OcpiKit.Ocpi.Transport;

/// <summary>
/// How large a request may be. The server below has the same limits but larger, and closes the connection of whoever passes those without
/// an envelope; up to there we say in one what is wrong.
/// </summary>
public sealed class RequestLimits(RequestDelegate next)
{
    /// <summary>The most bytes of a body: twenty times the largest Location we know of.</summary>
    public const int BodyBytes = 1024 * 1024;

    /// <summary>The longest path and query together.</summary>
    public const int UrlBytes = 8 * 1024;

    /// <summary>The most bytes of all headers together.</summary>
    public const int HeaderBytes = 16 * 1024;

    /// <summary>The most headers.</summary>
    public const int Headers = 64;

    private static readonly Answer UrlTooLong = TooLarge(StatusCodes.Status414UriTooLong, $"The URL is longer than the {UrlBytes / 1024} KB that we accept.");

    private static readonly Answer HeadersTooLarge = TooLarge(
        StatusCodes.Status431RequestHeaderFieldsTooLarge, $"The headers are more than the {Headers}, or larger than the {HeaderBytes / 1024} KB, that we accept.");

    private static readonly Answer BodyTooLarge = TooLarge(
        StatusCodes.Status413PayloadTooLarge, $"The body is larger than the {BodyBytes / 1024} KB that we accept.");

    /// <summary>Refuses what is too large.</summary>
    public Task InvokeAsync(HttpContext context) => Refuse(context.Request) is { } refusal ? refusal.ExecuteAsync(context) : next(context);

    private static Answer? Refuse(HttpRequest request) =>
        request.Path.Value?.Length + request.QueryString.Value?.Length > UrlBytes ? UrlTooLong
        : request.Headers.Count > Headers || request.Headers.Sum(header => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0)) > HeaderBytes ? HeadersTooLarge
        : request.ContentLength > BodyBytes ? BodyTooLarge
        : null;

    private static Answer TooLarge(int http, string because) => Answer.HttpError(http, StatusCode.ClientError, because);
}
