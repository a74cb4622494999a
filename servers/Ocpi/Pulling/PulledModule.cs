using System.Text.Json;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Pulling;

/// <summary>A module whose objects we read from the lists of peers, and how to judge one of them.</summary>
public abstract class PulledModule(string module)
{
    /// <summary>The module's identifier.</summary>
    public string Module { get; } = module;

    /// <summary>
    /// Whether all that is valid stands in the list, so that whatever does not is gone (mod_locations, Sender Interface, GET). Of sessions
    /// and CDRs a peer need not list old ones.
    /// </summary>
    public bool ListsAllThatIsValid { get; init; }

    /// <summary>Whether an object stays as it is for ever (CDR-01).</summary>
    public bool NeverChanges { get; init; }

    /// <summary>The longest id.</summary>
    public int LongestId { get; init; } = 36;

    /// <summary>What the list has sent: an object that may be kept, or the reason why not.</summary>
    public abstract Judged Judge(byte[] json, Peer peer);

    /// <summary>What an object that we keep says of itself.</summary>
    public abstract Identity IdentityOf(byte[] json);

    /// <summary>Under which key an object is kept.</summary>
    public abstract ObjectKey KeyOf(byte[] json);
}

/// <summary>An object of a list.</summary>
/// <param name="Object">As it may be kept; null where it may not.</param>
/// <param name="Because">Why not, as half a sentence, without a word of the peer's.</param>
public sealed record Judged(StoredObject? Object, string Because);

/// <summary>A module whose objects are of a type.</summary>
/// <param name="module">The module's identifier.</param>
/// <param name="identify">Reads the ids and the time out of an object.</param>
public sealed class PulledModule<T>(string module, Func<T, Identity> identify) : PulledModule(module)
    where T : class
{
    /// <summary>The id under which an object is kept, where that is more than its own.</summary>
    public Func<T, string>? KeyId { get; init; }

    /// <summary>What is wrong with an object beyond what its type says; null where nothing is.</summary>
    public Func<T, string?>? Mistake { get; init; }

    /// <inheritdoc />
    public override Judged Judge(byte[] json, Peer peer)
    {
        if (!RequestBody.Of(json).TryRead<T>(out var value, out var refusal))
            return new Judged(null, refusal.Message);

        var identity = identify(value);
        if (!peer.Speaks(identity.CountryCode, identity.PartyId))
            return new Judged(null, "it belongs to a party that the peer does not speak for");
        if (!Ids.IsWellFormed(identity.Id, LongestId))
            return new Judged(null, "its id is none");
        return Mistake?.Invoke(value) is { } mistake ? new Judged(null, mistake) : new Judged(new StoredObject(Key(value), identity.LastUpdated, json), "");
    }

    /// <inheritdoc />
    public override Identity IdentityOf(byte[] json) => identify(Read(json));

    /// <inheritdoc />
    public override ObjectKey KeyOf(byte[] json) => Key(Read(json));

    private ObjectKey Key(T value)
    {
        var (countryCode, partyId, id, _) = identify(value);
        return new ObjectKey(Module, countryCode, partyId, KeyId?.Invoke(value) ?? id);
    }

    private static T Read(byte[] json) => JsonSerializer.Deserialize<T>(json, OcpiJson.Options)!;
}
