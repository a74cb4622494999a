using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Secrecy;

/// <summary>
/// Stands between evidence and artefacts. Tokens and other secrets never pass it, in no encoding; personal data (token uid, contract id,
/// visual number) passes as a pseudonym, the same for the same value throughout a run, so that relations stay readable.
/// Learns as it goes: what an answer reveals as secret is veiled from then on, that answer included.
/// </summary>
public sealed class Veil(bool showPersonalData = false)
{
    private const string Mask = "[token]";

    /// <summary>Shorter texts than this are not searched for inside other texts: they would be found everywhere.</summary>
    private const int Searchable = 5;

    private static readonly HashSet<string> SecretHeaders =
        new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key" };

    private readonly SortedSet<string> _secrets = new(LongestFirst);
    private readonly SortedDictionary<string, string> _personal = new(LongestFirst);
    private readonly HashSet<string> _secretHeaders = new(SecretHeaders, StringComparer.OrdinalIgnoreCase);

    private static Comparer<string> LongestFirst { get; } =
        Comparer<string>.Create((a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a, b));

    /// <summary>Veils this text from now on: as it is, in Base64, and encoded for a URL or for JSON.</summary>
    public void Hide(string? secret)
    {
        if (string.IsNullOrEmpty(secret))
            return;
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        foreach (var form in new[] { secret, base64, base64.TrimEnd('='), Uri.EscapeDataString(secret), Uri.EscapeDataString(base64), JsonEncodedText.Encode(secret).ToString() })
        {
            if (form.Length >= Searchable)
                _secrets.Add(form);
        }
    }

    /// <summary>Veils the value of this header from now on, and the value wherever it appears.</summary>
    public void HideHeader(string name, string value)
    {
        _secretHeaders.Add(name);
        Hide(value);
    }

    /// <summary>A text as artefacts may show it.</summary>
    public string Over(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        foreach (var (value, pseudonym) in _personal)
        {
            if (value.Length >= Searchable)
                text = text.Replace(value, pseudonym, StringComparison.Ordinal);
            else
                text = text.Replace($"\"{value}\"", $"\"{pseudonym}\"", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A finding as artefacts may show it.</summary>
    public Finding Over(Finding finding) => finding with
    {
        Says = Over(finding.Says),
        Pointer = finding.Pointer is null ? null : Over(finding.Pointer),
        Difference = finding.Difference is null ? null : new(Over(finding.Difference.Wanted), Over(finding.Difference.Received)),
    };

    /// <summary>An exchange as artefacts may show it.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="scenario">Id of its scenario; empty for the preflight.</param>
    /// <param name="bodyLimit">How many characters of a body are shown.</param>
    public ExchangeRecord Over(Exchange exchange, string scenario, int bodyLimit)
    {
        Learn(exchange);
        var (body, cut) = Shown(exchange.Response?.Body ?? default, bodyLimit);
        return new(
            exchange.Number,
            scenario,
            exchange.Step,
            exchange.Operation?.Id,
            exchange.Request.Method,
            Over(exchange.Request.Url.AbsoluteUri),
            Lines(exchange.Request.Headers),
            Shown(exchange.Request.Body, bodyLimit).Text,
            exchange.Response?.Status,
            exchange.Response is null ? [] : Lines(exchange.Response.Headers),
            body,
            exchange.Response?.WireBytes ?? 0,
            cut || exchange.Response is { Truncated: true },
            exchange.Fault is null ? null : Over(exchange.Fault),
            exchange.Started,
            exchange.Took.TotalMilliseconds);
    }

    /// <summary>Learns the secrets and the personal data that an answer holds. To be called before anything of it is shown.</summary>
    public void Learn(Exchange exchange)
    {
        if (exchange.Body.Json is not { } json)
            return;
        var sight = SensitiveValues.In(json);
        foreach (var token in sight.Tokens)
            Hide(token);
        if (showPersonalData)
            return;
        foreach (var value in sight.Personal)
            _personal.TryAdd(value, $"person-{_personal.Count + 1}");
    }

    private (string? Text, bool Cut) Shown(ReadOnlyMemory<byte> body, int limit)
    {
        if (body.IsEmpty)
            return (null, false);
        var text = Over(Encoding.UTF8.GetString(body.Span));
        return text.Length > limit ? (text[..limit], true) : (text, false);
    }

    private List<HeaderLine> Lines(Headers headers) =>
        [.. headers.Select(line => new HeaderLine(Over(line.Key), _secretHeaders.Contains(line.Key) ? Masked(line.Value) : Over(line.Value)))];

    /// <summary>The scheme may be seen, it is half of what goes wrong with tokens; what follows it may not.</summary>
    private static string Masked(string value) => value.Split(' ', 2) is [var scheme and ("Token" or "Bearer" or "Basic"), _] ? $"{scheme} {Mask}" : Mask;
}
