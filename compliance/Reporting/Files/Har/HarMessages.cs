using System.Text.Json.Serialization;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Bodies;

namespace OcpiKit.Reporting.Files.Har;

/// <summary>A request. Cookies are secret, and their headers are masked: none are listed.</summary>
internal sealed record HarRequest(
    string Method,
    string Url,
    string HttpVersion,
    IReadOnlyList<HarCookie> Cookies,
    IReadOnlyList<HeaderLine> Headers,
    IReadOnlyList<HarParameter> QueryString,
    HarPostData? PostData,
    int HeadersSize,
    long BodySize)
{
    public static HarRequest Of(ExchangeRecord exchange) => new(
        exchange.Method,
        exchange.Url,
        HarWords.Unsaid,
        [],
        exchange.RequestHeaders,
        HarParameter.In(exchange.Url),
        exchange.RequestBody is { } body
            ? new(HarWords.TypeIn(exchange.RequestHeaders), body, exchange.Direction == Direction.FromSubject && exchange.Cut ? HarWords.Beginning : null)
            {
                File = exchange.Direction == Direction.FromSubject ? BodyFile.PathOf(exchange) : null,
            }
            : null,
        HarWords.Unknown,
        exchange.RequestBytes);
}

/// <summary>The answer; where none came, its status is 0, as browsers write it.</summary>
internal sealed record HarResponse(
    int Status,
    string StatusText,
    string HttpVersion,
    IReadOnlyList<HarCookie> Cookies,
    IReadOnlyList<HeaderLine> Headers,
    HarContent Content,
    [property: JsonPropertyName("redirectURL")] string RedirectUrl,
    int HeadersSize,
    long BodySize)
{
    public static HarResponse Of(ExchangeRecord exchange) => new(
        exchange.Status ?? 0,
        "",
        HarWords.Unsaid,
        [],
        exchange.ResponseHeaders,
        new(exchange.ResponseBytes, HarWords.TypeIn(exchange.ResponseHeaders), exchange.ResponseBody, exchange.ResponseBody is { } body && exchange.Direction == Direction.ToSubject && exchange.Cut ? HarWords.Beginning : null)
        {
            File = exchange.Direction == Direction.ToSubject ? BodyFile.PathOf(exchange) : null,
        },
        exchange.ResponseHeaders.FirstOrDefault(header => header.Name.Equals("Location", StringComparison.OrdinalIgnoreCase))?.Value ?? "",
        HarWords.Unknown,
        exchange.Status is null ? HarWords.Unknown : exchange.ResponseBytes);
}

/// <summary>The body of a request.</summary>
internal sealed record HarPostData(string MimeType, string Text, string? Comment)
{
    [JsonPropertyName("_file")]
    public string? File { get; init; }
}

/// <summary>The body of an answer.</summary>
internal sealed record HarContent(long Size, string MimeType, string? Text, string? Comment)
{
    /// <summary>Where more of it stands; Playwright reads this too.</summary>
    [JsonPropertyName("_file")]
    public string? File { get; init; }
}

/// <summary>A cookie; none is ever shown.</summary>
internal sealed record HarCookie(string Name, string Value);

/// <summary>A parameter of a query, decoded.</summary>
internal sealed record HarParameter(string Name, string Value)
{
    private const int Most = 200;

    public static IReadOnlyList<HarParameter> In(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var whole) && whole.Query is ['?', .. { Length: > 0 } query]
            ? [.. query.Split('&').Take(Most).Select(part => part.Split('=', 2)).Select(pair => new HarParameter(Decoded(pair[0]), pair.Length > 1 ? Decoded(pair[1]) : ""))]
            : [];

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>What several parts of the format share.</summary>
internal static class HarWords
{
    /// <summary>What the format says where a size is not known.</summary>
    public const int Unknown = -1;

    /// <summary>The version of HTTP is not recorded.</summary>
    public const string Unsaid = "unknown";

    public const string Beginning = "Only the beginning of the body.";

    public static string TypeIn(IReadOnlyList<HeaderLine> headers) =>
        headers.FirstOrDefault(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))?.Value ?? "x-unknown";
}
