using System.Globalization;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>The line to the target: makes a request as OCPI wants it, sends it when its turn comes, and numbers the exchange.</summary>
public sealed class Line(IWire wire, Profile profile, IDialect dialect, Throttle throttle, Random random, TimeProvider time)
{
    private const int Retries = 2;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Who asks at every request would stretch a run without end: after this the answer is taken as it is.</summary>
    private static readonly TimeSpan LongestTogether = TimeSpan.FromMinutes(5);

    private int _number;
    private TimeSpan _paused;
    private TimeSpan _ahead;

    /// <summary>Whether the target takes the token only as it is; set once by the preflight.</summary>
    public bool RawToken { get; set; } = profile.TokenEncoding == TokenEncoding.Raw;

    /// <summary>The token of the target; the preflight corrects it where it was given in the form that goes into the header.</summary>
    public string Token { get; set; } = profile.Token ?? profile.RegistrationToken ?? "";

    /// <summary>The token for registration (TOKEN_A), or null.</summary>
    public string? RegistrationToken { get; set; } = profile.RegistrationToken;

    /// <summary>The token that held before the last change; null where none has changed.</summary>
    public string? OldToken { get; private set; }

    /// <summary>The party that requests are addressed to; where the profile does not say, the preflight learns it. Null: no TO headers.</summary>
    public PartyName? To { get; set; } = profile.To;

    /// <summary>Who we are in the routing headers; the role of the target, once it is known, can decide.</summary>
    public PartyName Sender { get; set; } = profile.Sender;

    /// <summary>How many times the target asked us to slow down.</summary>
    public int SlowedDown { get; private set; }

    /// <summary>What the clock of the target says, as far as its answers tell; a clock that is more than a day wrong is not believed.</summary>
    public DateTimeOffset TheirNow => time.GetUtcNow() + _ahead;

    /// <summary>From now on another token holds.</summary>
    public void Replace(string token) => (OldToken, Token) = (Token, token);

    /// <summary>The token holds no longer, and no other takes its place.</summary>
    public void Retire() => OldToken = Token;

    /// <summary>The number of the next exchange: ours and the target's are counted together.</summary>
    public int NextNumber() => ++_number;

    /// <summary>Why no request can carry this token; null where one can.</summary>
    public string? WhyNot(TokenVariation variation) => variation switch
    {
        TokenVariation.Registration when RegistrationToken is null => "it sends the token for registration, and there is none (--token-a TOKEN gives it)",
        TokenVariation.Second when profile.SecondToken is null => "it asks as a second partner of the target's, and there is no token of one (--second-token TOKEN gives it)",
        TokenVariation.Old when OldToken is null => "it sends a token that another has taken the place of, and none was replaced in this run",
        _ => null,
    };

    /// <summary>Sends one request; asked to wait (429 or 503 with Retry-After), it waits and sends it again. The last answer is the exchange.</summary>
    public async Task<Exchange> SendAsync(string step, Operation? operation, Uri url, Variation variation, Intent intent, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            await throttle.TurnAsync(stop);
            var delivery = await wire.SendAsync(Make(operation, url, variation), stop);
            if (attempt == Retries || PauseAskedBy(delivery.Received) is not { } pause)
            {
                var exchange = new Exchange(
                    NextNumber(), step, operation, intent, delivery.Sent, delivery.Received, delivery.Fault?.Says, delivery.Started, delivery.Took)
                { Kind = delivery.Fault?.Kind };
                LookAtClock(exchange);
                return exchange;
            }

            SlowedDown++;
            _paused += pause;
            throttle.Pause(pause);
        }
    }

    private void LookAtClock(Exchange exchange)
    {
        if (exchange.Body.Envelope?.Timestamp?.Text() is { } said
            && DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs)
            && (theirs - time.GetUtcNow()).Duration() <= TimeSpan.FromDays(1))
        {
            _ahead = theirs - time.GetUtcNow();
        }
    }

    private TimeSpan? PauseAskedBy(ResponseMessage? response)
    {
        if (response is not { Status: 429 or 503 } || _paused >= LongestTogether || response.Headers.First("Retry-After") is not { } asked)
            return null;
        var pause = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(asked, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) ? when - time.GetUtcNow() : TimeSpan.Zero;
        return pause <= TimeSpan.Zero ? TimeSpan.Zero : pause < LongestPause ? pause : LongestPause;
    }

    private Outgoing Make(Operation? operation, Uri url, Variation variation)
    {
        var headers = new List<KeyValuePair<string, string>> { new("User-Agent", "OcpiKit"), new("Accept", "application/json") };
        if (Authorization(variation.Token) is { } authorization)
            headers.Add(new("Authorization", authorization));
        headers.Add(new("X-Request-ID", NewId()));
        headers.Add(new("X-Correlation-ID", NewId()));
        if (operation is { Functional: true })
            headers.AddRange(Routing());
        headers.AddRange(profile.Headers);
        ReadOnlyMemory<byte>? body = null;
        if (variation.RawBody is not null || variation.Body is not null)
        {
            body = System.Text.Encoding.UTF8.GetBytes(variation.RawBody ?? variation.Body!.Value.GetRawText());
            headers.Add(new("Content-Type", "application/json"));
        }

        foreach (var (name, value) in variation.Headers ?? new Dictionary<string, string?>())
        {
            headers.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (value is not null)
                headers.Add(new(name, value));
        }

        return new(variation.Method ?? operation?.Method ?? "GET", url, new(headers), body);
    }

    private string? Authorization(TokenVariation variation)
    {
        return variation switch
        {
            TokenVariation.None => null,
            TokenVariation.Unknown => AsFound(Nobody()),
            TokenVariation.Malformed => "Token",
            TokenVariation.Bearer => "Bearer " + dialect.Authorization(Token).Split(' ')[1],
            TokenVariation.Raw => dialect.RawAuthorization(Token),
            TokenVariation.Base64 => dialect.Authorization(Token),
            TokenVariation.Registration => AsFound(RegistrationToken!),
            TokenVariation.Old => AsFound(OldToken!),
            TokenVariation.Second => AsFound(profile.SecondToken!),
            _ => AsFound(Token),
        };
    }

    /// <summary>In the form that the target was found to want.</summary>
    private string AsFound(string token) => RawToken ? dialect.RawAuthorization(token) : dialect.Authorization(token);

    private IEnumerable<KeyValuePair<string, string>> Routing()
    {
        if (To is { } to)
        {
            yield return new("OCPI-to-country-code", to.CountryCode);
            yield return new("OCPI-to-party-id", to.PartyId);
        }

        yield return new("OCPI-from-country-code", Sender.CountryCode);
        yield return new("OCPI-from-party-id", Sender.PartyId);
    }

    private string Nobody() => $"ocpikit-nobody-{NewId()}";

    /// <summary>Made of the run's seed, so that a run can be repeated to the letter.</summary>
    private string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
