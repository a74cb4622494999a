using System.Collections.Concurrent;

namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// How many objects match the filters of a list. Who reads a list page by page asks that with every page, so it is remembered as long as
/// nothing changes; where other instances change things too, for a second.
/// </summary>
/// <param name="isShared">Whether other instances use the same database.</param>
/// <param name="time">Tells how long ago it was counted.</param>
internal sealed class Totals(bool isShared, TimeProvider time)
{
    private const int Most = 1000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Counted> _counted = new();
    private long _changes;

    /// <summary>Tells that something has changed.</summary>
    public void Forget() => Interlocked.Increment(ref _changes);

    /// <summary>What was counted for a list; null where that has to be done.</summary>
    public long? Of(ObjectQuery list) =>
        _counted.TryGetValue(Name(list), out var counted)
        && counted.Changes == Interlocked.Read(ref _changes)
        && (!isShared || time.GetElapsedTime(counted.At) < Fresh)
            ? counted.Total
            : null;

    /// <summary>Begins to count; what is then counted is remembered, unless something has changed meanwhile.</summary>
    public Action<long> Begin(ObjectQuery list)
    {
        var (changes, at) = (Interlocked.Read(ref _changes), time.GetTimestamp());
        return total =>
        {
            if (_counted.Count >= Most)
                _counted.Clear();
            _counted[Name(list)] = new Counted(total, changes, at);
        };
    }

    private static string Name(ObjectQuery list)
    {
        var (module, wanted) = list;
        return $"{module}|{wanted.From?.UtcTicks}|{wanted.To?.UtcTicks}|{(list.Audience is null ? "" : string.Join(' ', list.Audience))}|{list.Audience is null}";
    }

    private sealed record Counted(long Total, long Changes, long At);
}
