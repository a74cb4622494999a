namespace OcpiKit.Load;

/// <summary>Lets so many requests be under way at once. What finds all of them busy waits in its order, and its clock runs.</summary>
/// <param name="atMostOpen">How many.</param>
/// <param name="sendAsync">Sends one, up to the end of its answer.</param>
/// <param name="end">From then on nothing more is sent.</param>
internal sealed class Connections(int atMostOpen, Func<Due, Task> sendAsync, CancellationToken end)
{
    private readonly Lock _lock = new();
    private readonly Queue<Due> _waiting = new();
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;
    private bool _isEnding;

    /// <summary>What was never sent.</summary>
    public IEnumerable<Due> Waiting => _waiting;

    /// <summary>Sends a request now, or as soon as one of those before it has ended.</summary>
    public void Take(Due due)
    {
        lock (_lock)
        {
            if (_open == atMostOpen)
            {
                _waiting.Enqueue(due);
                return;
            }

            _open++;
        }

        _ = SendOnAsync(due);
    }

    /// <summary>Nothing more comes: waits for all that are under way or waiting.</summary>
    public Task EndAsync()
    {
        lock (_lock)
        {
            _isEnding = true;
            if (_open == 0)
                _allEnded.TrySetResult();
        }

        return _allEnded.Task;
    }

    private async Task SendOnAsync(Due first)
    {
        try
        {
            for (Due? next = first; next is { } due; next = Next())
                await sendAsync(due);
        }
        catch (Exception fault)
        {
            _allEnded.TrySetException(fault);
        }
    }

    private Due? Next()
    {
        lock (_lock)
        {
            if (!end.IsCancellationRequested && _waiting.TryDequeue(out var next))
                return next;
            if (--_open == 0 && _isEnding)
                _allEnded.TrySetResult();
            return null;
        }
    }
}
