using System.Collections.Immutable;

namespace OcpiKit.Ocpi.Pulling;

/// <summary>The difference that a pull made.</summary>
/// <param name="Peer">The parties behind the peer.</param>
/// <param name="Module">What was read.</param>
/// <param name="At">When it began.</param>
/// <param name="IsWhole">Whether everything was read, and not only what is new since the last time.</param>
public sealed record PullReport(string Peer, string Module, DateTimeOffset At, bool IsWhole)
{
    /// <summary>How many objects were in the list.</summary>
    public int Listed { get; init; }

    /// <summary>How many of them we did not have.</summary>
    public int New { get; init; }

    /// <summary>How many were others than those that we had.</summary>
    public int Changed { get; init; }

    /// <summary>How many were older than those that we had, which stayed.</summary>
    public int Older { get; init; }

    /// <summary>How many were not taken.</summary>
    public int Refused { get; init; }

    /// <summary>How many we have that are not in the list any more; 0 where not everything was read.</summary>
    public int Missing { get; init; }

    /// <summary>The first reason for which an object was not taken.</summary>
    public string? RefusedBecause { get; init; }

    /// <summary>Why the pull came to nothing, or ended early, as half a sentence; null where it went well.</summary>
    public string? Failure { get; init; }

    /// <summary>The difference in words.</summary>
    public override string ToString()
    {
        var parts = new List<string> { $"{Listed} {(IsWhole ? "listed" : "news")}" };
        Add(New, "new");
        Add(Changed, "changed");
        Add(Older, "older than ours");
        Add(Refused, RefusedBecause is null ? "refused" : $"refused ({RefusedBecause.TrimEnd('.')})");
        Add(Missing, "known but not listed any more");
        return string.Join(", ", parts) + (Failure is null ? "" : $"; it ended early: {Failure}");

        void Add(int count, string what)
        {
            if (count > 0)
                parts.Add($"{count} {what}");
        }
    }
}

/// <summary>The latest pulls, for whoever looks at the server.</summary>
public sealed class PullLog
{
    private ImmutableDictionary<(string PeerId, string Module), PullReport> _latest = ImmutableDictionary<(string, string), PullReport>.Empty;

    /// <summary>Tells of each pull when it has ended.</summary>
    public event Action<PullReport>? Noted;

    /// <summary>The latest pull of each module from a peer.</summary>
    public IEnumerable<PullReport> Of(string peerId) =>
        _latest.Where(one => one.Key.PeerId == peerId).Select(one => one.Value).OrderBy(report => report.Module, StringComparer.Ordinal);

    internal void Note(string peerId, PullReport report)
    {
        ImmutableInterlocked.AddOrUpdate(ref _latest, (peerId, report.Module), report, (_, _) => report);
        Noted?.Invoke(report);
    }

    /// <summary>Forgets peers that are not there any more.</summary>
    internal void Keep(IReadOnlySet<string> peerIds) =>
        ImmutableInterlocked.Update(ref _latest, latest => latest.RemoveRange(latest.Keys.Where(key => !peerIds.Contains(key.PeerId))));
}
