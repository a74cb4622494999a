namespace OcpiKit.Load;

/// <summary>Sends one request of a kind and gives what came of it. It throws nothing but that it was stopped.</summary>
public delegate Task<Reply> Send(RequestKind kind, int number, CancellationToken stop);

/// <summary>A request that has to be sent.</summary>
internal readonly record struct Due(int Number, int Kind, TimeSpan At);

/// <summary>
/// Puts a load on a server without waiting for it: each request is sent when it is due, whatever became of those before it, and its latency
/// is counted from that moment. A loop that sends only after the answer asks a slow server less often, and leaves out just those requests
/// that would have had to wait (coordinated omission).
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="nap">Lets some of a time pass on that clock, on the calling thread; never much more than all of it.</param>
public sealed class OpenLoop(TimeProvider time, Action<TimeSpan> nap)
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromMilliseconds(50);

    /// <summary>On this machine's clock.</summary>
    public OpenLoop()
        : this(TimeProvider.System, Nap.Take)
    {
    }

    /// <summary>Carries out a plan.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<Measurement> RunAsync(LoadPlan plan, Mix mix, Send send, CancellationToken stop)
    {
        var measured = new Measurement(plan, mix.Kinds);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var end = ending.Token;
        var start = time.GetTimestamp();
        var connections = new Connections(plan.AtMostOpen, SendAsync, end);

        await Task.Factory.StartNew(Pace, stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await using (time.CreateTimer(_ => ending.Cancel(), null, plan.Patience, Timeout.InfiniteTimeSpan))
            await connections.EndAsync();
        stop.ThrowIfCancellationRequested();
        foreach (var never in connections.Waiting)
            measured.Note(never, Now(), Now(), Reply.Late);
        return measured;

        void Pace()
        {
            var number = 0;
            foreach (var due in plan.Arrivals)
            {
                while (due - Now() is { Ticks: > 0 } gap)
                {
                    stop.ThrowIfCancellationRequested();
                    nap(gap < LongestNap ? gap : LongestNap);
                }

                measured.NoteLag(due, Now());
                connections.Take(new(number++, mix.Next(), due));
            }
        }

        async Task SendAsync(Due due)
        {
            var sent = Now();
            Reply reply;
            try
            {
                reply = await send(mix.Kinds[due.Kind], due.Number, end);
            }
            catch (OperationCanceledException)
            {
                reply = Reply.Late;
            }

            measured.Note(due, sent, Now(), reply);
        }

        TimeSpan Now() => time.GetElapsedTime(start);
    }
}
