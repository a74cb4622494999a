using System.Text.Json;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Ocpi.Pulling;

/// <summary>Puts what was pulled into the store, where that is news, and counts the difference.</summary>
internal sealed class Comparison(IObjectStore store, PulledModule module, PullReport begun)
{
    private readonly HashSet<string> _listed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The difference so far.</summary>
    public PullReport Report { get; private set; } = begun;

    /// <summary>Takes an object of the list.</summary>
    public async Task TakeAsync(Judged judged, CancellationToken stop)
    {
        Report = Report with { Listed = Report.Listed + 1 };
        if (judged.Object is not { } listed)
        {
            Refuse(judged.Because);
            return;
        }

        _listed.Add(Text(listed.Key));
        await store.ChangeAsync(listed.Key, before => IsNews(before, listed) ? listed : null, stop);
    }

    /// <summary>Counts what we have of a peer's that was not in the list; what came in the meantime is not meant.</summary>
    public async Task LookForMissingAsync(Func<string, string, bool> isPeers, CancellationToken stop)
    {
        await foreach (var json in store.ReadAllAsync(module.Module, stop))
        {
            var known = module.IdentityOf(json);
            if (isPeers(known.CountryCode, known.PartyId) && known.LastUpdated < Report.At && !_listed.Contains(Text(module.KeyOf(json))))
                Report = Report with { Missing = Report.Missing + 1 };
        }
    }

    private bool IsNews(byte[]? before, StoredObject listed)
    {
        if (before is null)
        {
            Report = Report with { New = Report.New + 1 };
            return true;
        }
        if (IsSame(before, listed.Json))
            return false;
        if (module.NeverChanges)
        {
            Refuse("we have another one with this id, and it never changes");
            return false;
        }
        // A push may have overtaken the list.
        if (module.IdentityOf(before).LastUpdated > listed.LastUpdated)
        {
            Report = Report with { Older = Report.Older + 1 };
            return false;
        }
        Report = Report with { Changed = Report.Changed + 1 };
        return true;
    }

    private void Refuse(string because) =>
        Report = Report with { Refused = Report.Refused + 1, RefusedBecause = Report.RefusedBecause ?? because };

    private static bool IsSame(byte[] one, byte[] other)
    {
        if (one.AsSpan().SequenceEqual(other))
            return true;
        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(other);
        return JsonElement.DeepEquals(first.RootElement, second.RootElement);
    }

    private static string Text(ObjectKey key) => $"{key.CountryCode} {key.PartyId} {key.Id}";
}
