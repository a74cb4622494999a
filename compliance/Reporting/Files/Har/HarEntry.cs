using System.Text.Json.Serialization;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Files.Har;

/// <summary>One exchange. What the format has no word for begins with an underscore, as it allows.</summary>
internal sealed record HarEntry(
    string Pageref,
    DateTimeOffset StartedDateTime,
    double Time,
    HarRequest Request,
    HarResponse Response,
    HarCache Cache,
    HarTimings Timings)
{
    /// <summary>The number that the other reports give the exchange.</summary>
    [JsonPropertyName("_exchange")]
    public required int Exchange { get; init; }

    /// <summary>Who asked: <c>us</c> or <c>target</c>.</summary>
    [JsonPropertyName("_from")]
    public required string From { get; init; }

    [JsonPropertyName("_step")]
    public required string Step { get; init; }

    [JsonPropertyName("_operation")]
    public string? Operation { get; init; }

    /// <summary>Why no whole answer came.</summary>
    [JsonPropertyName("_error")]
    public string? Error { get; init; }

    public static HarEntry Of(ExchangeRecord exchange, string page) => new(
        page, exchange.Started, exchange.TookMs, HarRequest.Of(exchange), HarResponse.Of(exchange), new(), new(0, exchange.TookMs, 0))
    {
        Exchange = exchange.Number,
        From = exchange.Direction == Direction.FromSubject ? "target" : "us",
        Step = exchange.Step,
        Operation = exchange.Operation,
        Error = exchange.Fault,
    };
}

/// <summary>A cache took no part.</summary>
internal sealed record HarCache;

/// <summary>Only the whole time is known; it is counted as waiting for the answer, so that the sum is right.</summary>
internal sealed record HarTimings(double Send, double Wait, double Receive);
