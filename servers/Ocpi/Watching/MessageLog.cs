using System.Collections.Immutable;

namespace OcpiKit.Ocpi.Watching;

/// <summary>
/// The latest messages, in memory. Nobody can read thousands of messages in a second, and a server that is busy has better things to do:
/// of each second only the first messages are kept, all others are counted. So watching costs nothing when it would matter.
/// </summary>
/// <param name="time">Tells one second from the next.</param>
/// <param name="limits">How much is kept.</param>
public sealed class MessageLog(TimeProvider time, WatchLimits limits)
{
    private readonly Lock _lock = new();
    private readonly Queue<Message> _messages = new();
    private TaskCompletionSource _news = NewSignal();
    private long _weight;
    private long _last;
    private long _second;
    private int _thisSecond;
    private long _pending;
    private long _seen;

    /// <summary>Tells one start of the server from another: numbers begin anew with each.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N")[..8];

    /// <summary>How many messages have passed, and how many of them are not in the log because there were too many at once.</summary>
    public (long Seen, long Skipped) Counts
    {
        get
        {
            lock (_lock)
                return (_seen, _seen - _last - _pending);
        }
    }

    /// <summary>Asks whether a message that begins now shall be recorded; whoever hears yes has to <see cref="Add"/> it.</summary>
    public bool Wants()
    {
        if (limits.PerSecond is 0)
            return false;
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_lock)
        {
            _seen++;
            if (second != _second)
                (_second, _thisSecond) = (second, 0);
            if (_thisSecond >= limits.PerSecond)
                return false;
            _thisSecond++;
            _pending++;
            return true;
        }
    }

    /// <summary>Adds a message, and lets go of the oldest where there are too many.</summary>
    public void Add(Message message)
    {
        TaskCompletionSource news;
        lock (_lock)
        {
            _pending--;
            message = message with { Id = ++_last };
            _messages.Enqueue(message);
            _weight += message.Weight;
            while (_messages.Count > limits.Messages || (_weight > limits.Weight && _messages.Count > 1))
                _weight -= _messages.Dequeue().Weight;
            (news, _news) = (_news, NewSignal());
        }
        news.SetResult();
    }

    /// <summary>The messages after one, oldest first, and what to wait for if there are to be more.</summary>
    public (ImmutableArray<Message> Messages, Task News) After(long id)
    {
        lock (_lock)
            return ([.. _messages.Where(message => message.Id > id)], _news.Task);
    }

    /// <summary>A message, or null where it is gone.</summary>
    public Message? Find(long id)
    {
        lock (_lock)
            return _messages.FirstOrDefault(message => message.Id == id);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>How much of what passes is kept to be looked at.</summary>
public sealed record WatchLimits
{
    /// <summary>What suits a person who watches.</summary>
    public static WatchLimits Usual { get; } = new();

    /// <summary>Records nothing.</summary>
    public static WatchLimits Off { get; } = new() { PerSecond = 0 };

    /// <summary>How many messages are kept.</summary>
    public int Messages { get; init; } = 500;

    /// <summary>How many bytes they may take, about.</summary>
    public long Weight { get; init; } = 16 * 1024 * 1024;

    /// <summary>How many messages of one second are kept; 0 records nothing.</summary>
    public int PerSecond { get; init; } = 50;

    /// <summary>How much of a body is kept.</summary>
    public int BodyBytes { get; init; } = 16 * 1024;

    /// <summary>How many people may watch at once.</summary>
    public int Watchers { get; init; } = 16;

    /// <summary>After how much silence a watcher hears that the connection is alive.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}
