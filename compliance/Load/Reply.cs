namespace OcpiKit.Load;

/// <summary>What came of a request. It is looked at after the clock has been read: to judge it takes none of the server's time.</summary>
public sealed class Reply
{
    private readonly Func<string?> _judge;

    /// <summary>An answer.</summary>
    /// <param name="bytes">How long its body is.</param>
    /// <param name="judge">Says what is wrong with it, in a few words that are the same for every answer of the kind; null where nothing is.</param>
    public Reply(long bytes, Func<string?> judge) => (Bytes, _judge) = (bytes, judge);

    /// <summary>How long its body is.</summary>
    public long Bytes { get; }

    /// <summary>Whether an answer was waited for in vain. The wait counts as a latency: else the worst of all would be left out.</summary>
    public bool IsLate { get; private init; }

    /// <summary>There is none, for a reason that shows at once.</summary>
    public static Reply Failed(string fault) => new(0, () => fault);

    /// <summary>There was none in time.</summary>
    public static Reply Late { get; } = new(0, () => "no answer in time") { IsLate = true };

    /// <summary>What is wrong with it, or null.</summary>
    public string? Fault() => _judge();
}
