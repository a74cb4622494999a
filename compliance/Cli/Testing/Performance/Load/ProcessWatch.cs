using System.Diagnostics;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>Looks at a process now and then: how much memory it has, and how much of a processor it took.</summary>
internal sealed class ProcessWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly List<(TimeSpan At, double Mb, TimeSpan Cpu)> _seen = [];
    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;

    public ProcessWatch(int id, TimeProvider time)
    {
        (_process, _time, _start) = (Process.GetProcessById(id), time, time.GetTimestamp());
        _timer = time.CreateTimer(_ => Look(), null, TimeSpan.Zero, Interval);
    }

    /// <summary>Its memory since a moment, counted from there.</summary>
    public IReadOnlyList<MemorySample> MemorySince(TimeSpan begin)
    {
        lock (_seen)
            return [.. _seen.Where(one => one.At >= begin).Select(one => new MemorySample(Math.Round((one.At - begin).TotalSeconds, 1), Math.Round(one.Mb, 1)))];
    }

    /// <summary>How much of a processor it took since a moment, up to when it was last looked at; and how long that is.</summary>
    public (TimeSpan Cpu, TimeSpan Of) CpuSince(TimeSpan begin)
    {
        lock (_seen)
        {
            var since = _seen.Where(one => one.At >= begin).ToList();
            return since.Count < 2 ? default : (since[^1].Cpu - since[0].Cpu, since[^1].At - since[0].At);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        _process.Dispose();
    }

    private void Look()
    {
        try
        {
            lock (_seen)
            {
                _process.Refresh();
                _seen.Add((_time.GetElapsedTime(_start), _process.WorkingSet64 / 1024.0 / 1024.0, _process.TotalProcessorTime));
            }
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }
}
