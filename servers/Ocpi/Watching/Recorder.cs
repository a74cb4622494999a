using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OcpiKit.Ocpi.Documentation;

namespace OcpiKit.Ocpi.Watching;

/// <summary>Makes a message out of what passed, puts it into the log that people watch, and a line into the one they read.</summary>
internal sealed partial class Recorder(MessageLog log, MessageLines lines, Acquaintances acquaintances, WatchLimits limits, TimeProvider time)
{
    private const int LongestUrl = 500;
    private const int LongestHeader = 300;
    private const int MostHeaders = 40;

    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 64 };

    /// <summary>Whether the next message is wanted; see <see cref="MessageLog.Wants"/>.</summary>
    public bool Wants() => log.Wants();

    /// <summary>Begins with a message.</summary>
    public Passing Begin(Direction direction, string method, string url) =>
        new(direction, method, url, time.GetUtcNow(), time.GetTimestamp(), new BodyCopy(limits.BodyBytes), new BodyCopy(limits.BodyBytes));

    /// <summary>Ends it.</summary>
    /// <param name="passed">What passed.</param>
    /// <param name="partner">The other side.</param>
    /// <param name="operation">The operation, if it was one.</param>
    /// <param name="authorization">The header that holds the secret.</param>
    public void End(Passing passed, Partner partner, Operation? operation, string authorization)
    {
        var secrets = Secrets.Of(authorization);
        using var request = Parse(passed.RequestBody);
        using var answer = Parse(passed.AnswerBody);
        var statusCode = passed.HttpStatus is null ? null : StatusCodeOf(answer, passed.AnswerBody);
        var failed = passed.HttpStatus is null or >= 400 || statusCode is not (>= 1000 and <= 1999);
        acquaintances.Note(partner, passed.Direction, passed.At, answered: passed.HttpStatus is not null);
        var message = new Message
        {
            At = passed.At,
            Direction = passed.Direction,
            Partner = secrets.Hide(partner.Name),
            Method = Cut(passed.Method, 20),
            Url = Cut(secrets.HideInUrl(passed.Url), LongestUrl),
            Module = operation?.Module ?? "",
            Story = Telling.Story(operation, passed.Direction, partner.Spoken, Root(request)),
            Outcome = passed.HttpStatus is { } http
                ? secrets.Hide(Telling.Outcome(operation, http, statusCode, Root(answer), passed.TotalCount))
                : $"No answer: {passed.Fault}",
            Failed = failed,
            HttpStatus = passed.HttpStatus,
            StatusCode = statusCode,
            Milliseconds = Math.Round(time.GetElapsedTime(passed.Started).TotalMilliseconds, 1),
            Request = Part(passed.RequestHeaders, passed.RequestBody, secrets),
            Answer = passed.HttpStatus is null ? null : Part(passed.AnswerHeaders, passed.AnswerBody, secrets),
        };
        log.Add(message);
        lines.Write(message, log.Counts.Skipped);
    }

    private static MessagePart Part(IEnumerable<KeyValuePair<string, string>> headers, BodyCopy copy, Secrets secrets)
    {
        var (body, note) = ReadableBody.Of(copy, secrets);
        return new MessagePart(
            [.. headers.Take(MostHeaders).Select(header => new HeaderLine(Cut(header.Key, 80), Cut(secrets.HideInHeader(header.Key, header.Value), LongestHeader)))],
            body,
            note);
    }

    private static JsonDocument? Parse(BodyCopy body)
    {
        try
        {
            return body is { IsWhole: true, Length: > 0 } ? JsonDocument.Parse(body.Head, Lenient) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Root(JsonDocument? document) => document?.RootElement ?? default;

    // In an envelope that is not whole it is looked for where most servers, and ours, put it: behind the data.
    private static int? StatusCodeOf(JsonDocument? answer, BodyCopy body)
    {
        if (answer is { RootElement: { ValueKind: JsonValueKind.Object } root })
            return root.TryGetProperty("status_code", out var code) && code.ValueKind is JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null;
        return StatusCodeInText().Match(Encoding.UTF8.GetString(body.End.Span)) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most] + "…";

    [GeneratedRegex(@"""status_code""\s*:\s*([0-9]{4})\b", RegexOptions.RightToLeft)]
    private static partial Regex StatusCodeInText();
}

/// <summary>A message while it passes.</summary>
internal sealed record Passing(
    Direction Direction, string Method, string Url, DateTimeOffset At, long Started, BodyCopy RequestBody, BodyCopy AnswerBody)
{
    public IEnumerable<KeyValuePair<string, string>> RequestHeaders { get; init; } = [];

    public IEnumerable<KeyValuePair<string, string>> AnswerHeaders { get; init; } = [];

    public int? HttpStatus { get; init; }

    public string? TotalCount { get; init; }

    public string Fault { get; init; } = "";
}
