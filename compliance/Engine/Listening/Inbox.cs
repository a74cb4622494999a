using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>A call that came in, with the answer that it got. Not yet numbered: that is done when the run takes it.</summary>
public sealed record Call(
    Operation? Operation,
    Arrival Arrival,
    RequestMessage Request,
    ResponseMessage? Response,
    string? Fault,
    DateTimeOffset Started,
    TimeSpan Took)
{
    /// <summary>Whether its body was not read whole.</summary>
    public bool Cut { get; init; }

    /// <summary>Whether the kit itself went wrong in answering it.</summary>
    public bool KitFailed { get; init; }

    /// <summary>How much memory it takes, all but.</summary>
    public long Bytes => Request.Body.Length + (Response?.Body.Length ?? 0) + Request.Url.OriginalString.Length + Request.Headers.Sum(header => (long)header.Key.Length + header.Value.Length);
}

/// <summary>The calls that came, in the order of their coming. Written by the listener, read by the run.</summary>
public sealed class Inbox
{
    /// <summary>Whoever calls without end fills no more than this between two looks of the run.</summary>
    private const int MostCalls = 5000;
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<Call> _calls = new();
    private TaskCompletionSource _changed = New();
    private long _bytes;

    /// <summary>How many calls came in all.</summary>
    public int Count { get; private set; }

    /// <summary>How many calls came that there was no room to keep.</summary>
    public int Lost { get; private set; }

    /// <summary>Keeps a call, as long as there is room.</summary>
    public void Add(Call call)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            Count++;
            if (_calls.Count >= MostCalls || _bytes + call.Bytes > MostBytes)
            {
                Lost++;
                return;
            }

            _bytes += call.Bytes;
            _calls.Enqueue(call);
            (changed, _changed) = (_changed, New());
        }

        changed.SetResult();
    }

    /// <summary>All calls that came and were not taken yet.</summary>
    public IReadOnlyList<Call> Take()
    {
        lock (_lock)
        {
            var calls = _calls.ToList();
            _calls.Clear();
            _bytes = 0;
            return calls;
        }
    }

    /// <summary>Waits until there is a call to take, or the time is over.</summary>
    /// <returns>Whether there is one.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken stop)
    {
        Task changed;
        lock (_lock)
        {
            if (_calls.Count > 0)
                return true;
            changed = _changed.Task;
        }

        try
        {
            await changed.WaitAsync(atMost, time, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
