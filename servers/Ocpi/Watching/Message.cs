namespace OcpiKit.Ocpi.Watching;

/// <summary>Who asked whom.</summary>
public enum Direction
{
    /// <summary>A partner called us.</summary>
    Incoming,

    /// <summary>We called a partner.</summary>
    Outgoing,
}

/// <summary>One request and what was answered, as people may see it: bounded in size, and without secrets.</summary>
public sealed record Message
{
    /// <summary>Its number; later messages have higher ones.</summary>
    public long Id { get; init; }

    /// <summary>When the request came or went.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked whom.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The other side, by name.</summary>
    public required string Partner { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query of what was called at our end; the whole URL of what was called at a partner's.</summary>
    public required string Url { get; init; }

    /// <summary>The module, or empty where it belongs to none.</summary>
    public required string Module { get; init; }

    /// <summary>What happened, as a sentence.</summary>
    public required string Story { get; init; }

    /// <summary>What came of it, in a few words.</summary>
    public required string Outcome { get; init; }

    /// <summary>Whether it came to nothing: no answer, an HTTP error, or a status code that is no success.</summary>
    public required bool Failed { get; init; }

    /// <summary>The HTTP status; null where there was no answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>OCPI's own status code; null where the answer had none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long the answer took.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>What was sent.</summary>
    public required MessagePart Request { get; init; }

    /// <summary>What came back; null where nothing did.</summary>
    public MessagePart? Answer { get; init; }

    /// <summary>About how much memory it takes.</summary>
    internal int Weight => 1000 + (2 * (Url.Length + Request.Weight + (Answer?.Weight ?? 0)));
}

/// <summary>Headers and body of a request or an answer.</summary>
/// <param name="Headers">Name and value of each.</param>
/// <param name="Body">As text, JSON with a line for each value; empty where there was none.</param>
/// <param name="Note">What has been left out, and why; empty where it is all there.</param>
public sealed record MessagePart(IReadOnlyList<HeaderLine> Headers, string Body, string Note)
{
    internal int Weight => Body.Length + Headers.Sum(header => header.Name.Length + header.Value.Length);
}

/// <summary>One header.</summary>
public sealed record HeaderLine(string Name, string Value);
