namespace OcpiKit.Ocpi.Pushing;

/// <summary>
/// Work that is done for each peer apart and in the background, never twice at the same time: who asks for it while it is being done has
/// it done once more afterwards. What the work throws is lost, so it had better not.
/// </summary>
/// <param name="goAsync">The work, for one peer.</param>
public sealed class Rounds(Func<string, Task> goAsync)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Round> _underWay = [];
    private bool _ended;

    /// <summary>Has the work done for a peer; does not wait for it.</summary>
    public void Begin(string peerId)
    {
        lock (_lock)
        {
            if (_ended)
                return;
            if (_underWay.TryGetValue(peerId, out var round))
            {
                round.OnceMore = true;
                return;
            }
            round = new Round();
            _underWay.Add(peerId, round);
            round.Done = Task.Run(() => GoAsync(peerId, round));
        }
    }

    /// <summary>Begins nothing from now on; ends with what is under way.</summary>
    public Task EndAsync()
    {
        lock (_lock)
        {
            _ended = true;
            return Task.WhenAll(_underWay.Values.Select(round => round.Done));
        }
    }

    private async Task GoAsync(string peerId, Round round)
    {
        do
        {
            await goAsync(peerId);
        }
        while (IsWantedOnceMore(peerId, round));
    }

    private bool IsWantedOnceMore(string peerId, Round round)
    {
        lock (_lock)
        {
            if (round.OnceMore && !_ended)
            {
                round.OnceMore = false;
                return true;
            }
            _underWay.Remove(peerId);
            return false;
        }
    }

    private sealed class Round
    {
        public bool OnceMore { get; set; }

        public Task Done { get; set; } = Task.CompletedTask;
    }
}
