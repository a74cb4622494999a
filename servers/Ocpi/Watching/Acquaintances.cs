using System.Collections.Concurrent;

namespace OcpiKit.Ocpi.Watching;

/// <summary>When we last heard of each partner, and whether it answered when we last called.</summary>
internal sealed class Acquaintances
{
    // Peers come and go with every registration; nobody watches more than a handful.
    private const int Most = 1000;

    private readonly ConcurrentDictionary<string, Acquaintance> _known = new();

    /// <summary>Notes a message.</summary>
    public void Note(Partner partner, Direction direction, DateTimeOffset at, bool answered)
    {
        if (partner.Id.Length is 0)
            return;
        if (_known.Count >= Most)
            _known.Clear();
        _known.AddOrUpdate(partner.Id, _ => With(new Acquaintance(partner, null, null, null)), (_, before) => With(before));

        Acquaintance With(Acquaintance before) => direction is Direction.Incoming
            ? before with { Partner = partner, CalledUs = at }
            : before with { Partner = partner, WeCalled = at, Answered = answered };
    }

    /// <summary>What is known of a peer.</summary>
    public Acquaintance? Of(string peerId) => _known.GetValueOrDefault(peerId);

    /// <summary>All of them.</summary>
    public IEnumerable<Acquaintance> All => _known.Values;
}

/// <summary>What is known of a partner.</summary>
/// <param name="Partner">Who it is.</param>
/// <param name="CalledUs">When it last called us.</param>
/// <param name="WeCalled">When we last called it.</param>
/// <param name="Answered">Whether it answered then.</param>
internal sealed record Acquaintance(Partner Partner, DateTimeOffset? CalledUs, DateTimeOffset? WeCalled, bool? Answered);
