using System.Text;
using System.Text.RegularExpressions;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;

namespace OcpiKit.Engine.Secrecy;

/// <summary>
/// Stands between evidence and artefacts. Tokens and other secrets never pass it, in no encoding; personal data (token uid, contract id,
/// visual number) passes as a pseudonym, the same for the same value throughout a run, so that relations stay readable.
/// Learns as it goes: what a message reveals as secret is veiled from then on, that message included.
/// </summary>
public sealed partial class Veil(bool showPersonalData = false)
{
    private const string Mask = "[token]";

    /// <summary>What stands for everything once the other side sent more to hide than can be remembered: rather nothing than a secret.</summary>
    private const string Withheld = "[not shown: the messages hold more tokens or personal data than can be hidden]";

    /// <summary>Shorter texts than this are not searched for inside other texts: they would be found everywhere.</summary>
    private const int Searchable = 5;

    /// <summary>How many characters beyond the shown ones are looked at, so that no half secret stands at the end: more than any form of a token takes.</summary>
    private const int Margin = 2048;

    /// <summary>A header or a finding is shown so far, and so many headers of a message.</summary>
    private const int LongestLine = 2_000, MostHeaders = 100;

    /// <summary>What is shorter in the header of a call, or in what we send, is no token, but a word that would be found everywhere.</summary>
    private const int TokenAtLeast = 8;

    private const int MostTokens = 5_000;
    private const int MostPersons = 100_000;

    private static readonly HashSet<string> SecretHeaders =
        new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key" };

    private readonly Lookout _lookout = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _personal = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _secretHeaders = new(SecretHeaders, StringComparer.OrdinalIgnoreCase);
    private bool _full;

    /// <summary>Veils this text from now on, however it is encoded.</summary>
    public void Hide(string? secret)
    {
        if (string.IsNullOrEmpty(secret) || !_secrets.Add(secret))
            return;
        foreach (var form in Forms.Of(secret).Where(form => form.Length >= Lookout.Shortest))
            _lookout.Add(form, Mask, word: form.Length < Searchable);
    }

    /// <summary>Veils the value of this header from now on, and the value wherever it appears; of a value with a scheme also what follows it.</summary>
    public void HideHeader(string name, string value)
    {
        _secretHeaders.Add(name);
        Hide(value);
        if (value.Split(' ', 2) is [_, var credentials])
            Hide(credentials);
    }

    /// <summary>A text as artefacts may show it.</summary>
    public string Over(string text) => Over(text, text.Length);

    /// <summary>A text for the person at the terminal who is asked to do something: which card that is has to be seen, secrets are not. For no artefact.</summary>
    public string Aloud(string text) => Over(text, text.Length, aloud: true);

    /// <summary>A finding as artefacts may show it.</summary>
    public Finding Over(Finding finding) => finding with
    {
        Says = Short(finding.Says),
        Pointer = finding.Pointer is null ? null : Short(finding.Pointer),
        Difference = finding.Difference is null ? null : new(Short(finding.Difference.Wanted), Short(finding.Difference.Received)),
    };

    /// <summary>An exchange as artefacts may show it.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="scenario">Id of its scenario; empty for the preflight.</param>
    /// <param name="bodyLimit">How many characters of a body are shown.</param>
    public ExchangeRecord Over(Exchange exchange, string scenario, int bodyLimit)
    {
        Learn(exchange);
        var (asked, cutAsked) = Shown(exchange.Request.Body, bodyLimit);
        var (answered, cutAnswered) = Shown(exchange.Response?.Body ?? default, bodyLimit);
        return new(
            exchange.Number,
            scenario,
            exchange.Step,
            exchange.Operation?.Id,
            exchange.Request.Method,
            Short(exchange.Request.Url.AbsoluteUri),
            Lines(exchange.Request.Headers),
            asked,
            exchange.Response?.Status,
            exchange.Response is null ? [] : Lines(exchange.Response.Headers),
            answered,
            exchange.Response?.WireBytes ?? 0,
            exchange.Direction == Direction.FromSubject ? cutAsked : cutAnswered || exchange.Response is { Truncated: true },
            exchange.Fault is null ? null : Short(exchange.Fault),
            exchange.Started,
            exchange.Took.TotalMilliseconds)
        { Direction = exchange.Direction, RequestBytes = exchange.Request.Body.Length };
    }

    /// <summary>What the target said in an exchange that was shown already, for a place that has room for more of it; null where nothing of it may be seen.</summary>
    public LongBody? OverBody(Exchange exchange, int atMost)
    {
        if (_full)
            return null;
        var incoming = exchange.Direction == Direction.FromSubject;
        var (text, cut) = Shown(incoming ? exchange.Request.Body : exchange.Response?.Body ?? default, atMost);
        var broken = incoming ? exchange.Cut : exchange.Response is { Truncated: true };
        return text is null ? null : new(text, cut || broken, exchange.Body.Json is not null);
    }

    /// <summary>Learns the secrets and the personal data that an exchange holds, on both sides of it. To be called before anything of it is shown.</summary>
    public void Learn(Exchange exchange)
    {
        // What the target said is read once, for everybody; of what we said this is the only reader.
        var (ours, theirs) = exchange.Direction == Direction.FromSubject
            ? (exchange.Response?.Body ?? default, exchange.Request.Body)
            : (exchange.Request.Body, exchange.Response?.Body ?? default);
        if (!theirs.IsEmpty)
            Learn(exchange.Body, theirs);
        if (!ours.IsEmpty)
            LearnOurs(ParsedBody.Of(ours), ours);
        if (exchange.Direction == Direction.FromSubject)
            LearnCall(exchange);
    }

    /// <summary>A call shows a token, be it one that we do not know: it may be another partner's. And its URL may name a person.</summary>
    private void LearnCall(Exchange call)
    {
        foreach (var shown in call.Request.Headers.All("Authorization").Select(value => value.Split(' ', 2)[^1].Trim()).Where(shown => shown.Length >= TokenAtLeast).Take(2))
        {
            Hide(shown);
            if (TokenForm.Decoded(shown) is { Length: >= TokenAtLeast } token)
                Hide(token);
        }

        if (call.Arrival?.Parameters.GetValueOrDefault("token_uid") is { Length: > 0 } uid)
            Learn(new SensitiveValues([], [uid], false));
    }

    private void Learn(ParsedBody body, ReadOnlyMemory<byte> bytes) => Learn(Sight(body, bytes));

    /// <summary>A scenario may send a word in place of a token on purpose; taken out everywhere, that would make reports unreadable.</summary>
    private void LearnOurs(ParsedBody body, ReadOnlyMemory<byte> bytes)
    {
        var sight = Sight(body, bytes);
        Learn(sight with { Tokens = [.. sight.Tokens.Where(token => token.Length >= TokenAtLeast)] });
    }

    private static SensitiveValues Sight(ParsedBody body, ReadOnlyMemory<byte> bytes) =>
        body.Json is { } json ? SensitiveValues.In(json) : SensitiveValues.In(Encoding.UTF8.GetString(bytes.Span));

    private void Learn(SensitiveValues sight)
    {
        _full |= sight.More || _secrets.Count + sight.Tokens.Count > MostTokens || _personal.Count + sight.Personal.Count > MostPersons;
        if (_full)
            return;
        foreach (var token in sight.Tokens)
            Hide(token);
        if (showPersonalData)
            return;
        foreach (var value in sight.Personal)
        {
            var pseudonym = $"person-{_personal.Count + 1}";
            if (!_personal.TryAdd(value, pseudonym))
                continue;
            if (value.Length >= Searchable)
                _lookout.Add(value, pseudonym);
            else
                _lookout.Add($"\"{value}\"", $"\"{pseudonym}\"");
        }
    }

    /// <summary>As much of a text as artefacts may show.</summary>
    private string Over(string text, int atMost, bool aloud = false)
    {
        if (_full && text.Length > 0)
            return Withheld;
        var hidden = Hidden(text).Where(range => !aloud || range.Instead == Mask);
        var shown = new StringBuilder(Math.Min(text.Length, atMost));
        var at = 0;
        foreach (var (start, end, instead) in hidden.TakeWhile(range => range.Start < atMost))
        {
            shown.Append(text, at, start - at).Append(instead);
            at = end;
        }

        if (at < atMost)
            shown.Append(text, at, Math.Min(text.Length, atMost) - at);
        return UserInfo().Replace(shown.ToString(), $"$1{Mask}@");
    }

    /// <summary>The parts of a text that must not be seen; where two overlap, the one that begins first stands for both.</summary>
    private List<(int Start, int End, string Instead)> Hidden(string text)
    {
        var found =
            from layer in Undone.Layers(text)
            from range in _lookout.In(layer.Text)
            select (Start: layer.Source(range.Start), End: layer.Source(range.End), range.Instead);
        var hidden = new List<(int Start, int End, string Instead)>();
        foreach (var range in found.OrderBy(range => range.Start).ThenByDescending(range => range.End))
        {
            if (hidden is [.., var last] && range.Start < last.End)
                hidden[^1] = last with { End = Math.Max(last.End, range.End) };
            else
                hidden.Add(range);
        }

        return hidden;
    }

    /// <summary>A text that is a line in any honest exchange.</summary>
    private string Short(string text) =>
        text.Length <= LongestLine ? Over(text) : Over(text.Length > LongestLine + Margin ? text[..(LongestLine + Margin)] : text, LongestLine) + "…";

    private (string? Text, bool Cut) Shown(ReadOnlyMemory<byte> body, int limit)
    {
        if (body.IsEmpty)
            return (null, false);
        // Four bytes are the most that one character takes.
        var most = (limit + Margin) * 4;
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, most)]);
        var cut = text.Length > limit || body.Length > most;
        var shown = Over(text.Length > limit + Margin ? text[..(limit + Margin)] : text, Math.Min(limit, text.Length));
        return shown.Length > limit ? (shown[..limit], true) : (shown, cut);
    }

    private List<HeaderLine> Lines(Headers headers) =>
        [.. headers.Take(MostHeaders).Select(line => new HeaderLine(Short(line.Key), _secretHeaders.Contains(line.Key) ? Masked(line.Value) : Short(line.Value)))];

    /// <summary>The scheme may be seen, it is half of what goes wrong with tokens; what follows it may not.</summary>
    private static string Masked(string value) => value.Split(' ', 2) is [var scheme and ("Token" or "Bearer" or "Basic"), _] ? $"{scheme} {Mask}" : Mask;

    /// <summary>The password that a URL carries.</summary>
    [GeneratedRegex(@"(://[^/?#@\s:""]{0,200}:)[^/?#@\s""]{1,200}@")]
    private static partial Regex UserInfo();
}
