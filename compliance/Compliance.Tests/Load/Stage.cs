using Microsoft.Extensions.Time.Testing;
using OcpiKit.Load;

namespace OcpiKit.Compliance.Tests.Load;

/// <summary>A load on a clock that only the test moves: a nap is a millisecond of it, and everything that falls due in it happens then.</summary>
internal sealed class Stage
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    public FakeTimeProvider Time { get; } = new();

    public static RequestKind Kind { get; } = new("locations.sender.get", "GET a location", 1, _ => new(HttpMethod.Get, "http://cpo.example/"));

    public static Reply Good { get; } = new(10, () => null);

    public static LoadPlan Every(int milliseconds, int times) => new(
        Enumerable.Range(0, times).Select(number => TimeSpan.FromMilliseconds(number * milliseconds)), TimeSpan.Zero, TimeSpan.FromMilliseconds(milliseconds * times));

    /// <summary>Plays it to its end: when nothing is due any more, the time goes on all the same.</summary>
    public async Task<Measurement> RunAsync(LoadPlan plan, Func<int, CancellationToken, Task<Reply>> answer, CancellationToken stop = default)
    {
        var isPaced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = new OpenLoop(Time, _ => Time.Advance(Tick))
            .RunAsync(plan with { Arrivals = Told(plan.Arrivals, isPaced) }, new Mix([Kind], 1), (_, number, ending) => answer(number, ending), stop);
        await Task.WhenAny(isPaced.Task, running);
        while (!running.IsCompleted)
        {
            Time.Advance(Tick);
            await Task.Yield();
        }

        return await running;
    }

    public Task<Measurement> RunAsync(LoadPlan plan, Func<int, Task<Reply>> answer, CancellationToken stop = default) =>
        RunAsync(plan, (number, _) => answer(number), stop);

    /// <summary>A good answer after a while.</summary>
    public async Task<Reply> AfterAsync(int milliseconds)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), Time);
        return Good;
    }

    private static IEnumerable<TimeSpan> Told(IEnumerable<TimeSpan> arrivals, TaskCompletionSource end)
    {
        foreach (var due in arrivals)
            yield return due;
        end.SetResult();
    }
}
