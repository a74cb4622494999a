namespace OcpiKit.Load;

/// <summary>What a load came to; what belongs to the warm-up is not in it.</summary>
public sealed class Measurement
{
    private const int MostFaults = 20;
    private const string OtherFaults = "other faults";
    private readonly Dictionary<string, long> _faults = [];
    private readonly Lock _lock = new();
    private readonly LoadPlan _plan;

    internal Measurement(LoadPlan plan, IReadOnlyList<RequestKind> kinds)
    {
        _plan = plan;
        Kinds = [.. kinds.Select(kind => new KindMeasured(kind))];
        Seconds = [.. Enumerable.Range(0, (int)Math.Ceiling(plan.Duration.TotalSeconds)).Select(second => new SecondMeasured(second))];
    }

    /// <summary>How many requests were due.</summary>
    public long Planned { get; private set; }

    /// <summary>How many were answered as they should be.</summary>
    public long Well { get; private set; }

    /// <summary>What went wrong, and how often.</summary>
    public IReadOnlyDictionary<string, long> Faults => _faults;

    /// <summary>By kind, in the order of the mix.</summary>
    public IReadOnlyList<KindMeasured> Kinds { get; }

    /// <summary>By the second in which requests were due.</summary>
    public IReadOnlyList<SecondMeasured> Seconds { get; }

    /// <summary>How long answers took, counted from when their requests were due: what a caller sees who does not wait for others.</summary>
    public Latencies Latency { get; } = new();

    /// <summary>How long answers took, counted from when their requests were sent: a server that stalls hides here, because nothing is sent meanwhile.</summary>
    public Latencies Service { get; } = new();

    /// <summary>How much later than due the machine that measures got to a request: how far its figures can be believed.</summary>
    public Latencies Lag { get; } = new();

    /// <summary>From the end of the warm-up to the last answer.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>Well answered requests a second.</summary>
    public double Throughput => Took > TimeSpan.Zero ? Well / Took.TotalSeconds : 0;

    internal void NoteLag(TimeSpan due, TimeSpan released)
    {
        if (due < _plan.WarmUp)
            return;
        lock (_lock)
            Lag.Record(released - due);
    }

    internal void Note(Due due, TimeSpan sent, TimeSpan ended, Reply reply)
    {
        if (due.At < _plan.WarmUp)
            return;
        var fault = reply.Fault();
        lock (_lock)
        {
            var (kind, second) = (Kinds[due.Kind], Seconds[(int)(due.At - _plan.WarmUp).TotalSeconds]);
            Planned++;
            kind.Planned++;
            second.Planned++;
            kind.Bytes += reply.Bytes;
            if (ended - _plan.WarmUp > Took)
                Took = ended - _plan.WarmUp;
            if (fault is null || reply.IsLate)
            {
                Latency.Record(ended - due.At);
                Service.Record(ended - sent);
                kind.Latency.Record(ended - due.At);
                second.Latency.Record(ended - due.At);
            }

            if (fault is null)
            {
                Well++;
            }
            else
            {
                kind.Faults++;
                second.Faults++;
                var told = _faults.ContainsKey(fault) || _faults.Count < MostFaults ? fault : OtherFaults;
                _faults[told] = _faults.GetValueOrDefault(told) + 1;
            }
        }
    }
}

/// <summary>What a load came to in one kind of request.</summary>
public sealed class KindMeasured(RequestKind kind)
{
    /// <summary>Which kind.</summary>
    public RequestKind Kind { get; } = kind;

    /// <summary>How many were due.</summary>
    public long Planned { get; internal set; }

    /// <summary>How many were not answered as they should be.</summary>
    public long Faults { get; internal set; }

    /// <summary>How long the bodies of the answers are together.</summary>
    public long Bytes { get; internal set; }

    /// <summary>How long answers took, counted from when their requests were due.</summary>
    public Latencies Latency { get; } = new();
}

/// <summary>What a load came to in one second.</summary>
public sealed class SecondMeasured(int second)
{
    /// <summary>Counted from the end of the warm-up.</summary>
    public int Second { get; } = second;

    /// <summary>How many were due.</summary>
    public long Planned { get; internal set; }

    /// <summary>How many were not answered as they should be.</summary>
    public long Faults { get; internal set; }

    /// <summary>How long answers took, counted from when their requests were due.</summary>
    public Latencies Latency { get; } = new(digits: 2);
}
