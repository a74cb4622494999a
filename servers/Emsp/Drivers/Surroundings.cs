using System.Text.Json;
using OcpiKit.Emsp.Apps;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>What CPOs have told us, by the ids that drivers see. An id is unique at its CPO only; as a rule there is but one of it.</summary>
internal sealed class Surroundings(IObjectStore store, PeerBook peers)
{
    /// <summary>The object with an id, and the CPO that owns it.</summary>
    /// <param name="module">The module.</param>
    /// <param name="id">The object's id.</param>
    /// <param name="owner">The party that owns it, where the driver said so; then the object may be one that we have never heard of.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="DriverMistake">Nobody has it, or several have.</exception>
    public async Task<Found<T>> FindAsync<T>(string module, string id, PartyKey? owner, CancellationToken stop)
        where T : class
    {
        if (owner is not null)
            return new Found<T>(CpoOf(owner), owner, await ReadAsync<T>(module, id, owner, stop));

        var found = new List<Found<T>>();
        foreach (var cpo in peers.Registered)
        {
            foreach (var party in cpo.Parties.Distinct())
            {
                if (await ReadAsync<T>(module, id, party, stop) is { } known)
                    found.Add(new Found<T>(cpo, party, known));
            }
        }
        return found switch
        {
            [var only] => only,
            [] => throw DriverMistake.Unknown($"No CPO has told us of {id} in {module}: look for the right id, or name the party it belongs to with country_code and party_id."),
            _ => throw DriverMistake.Invalid($"Several CPOs have {id} in {module}: say whose you mean with country_code and party_id, one of {string.Join(", ", found.Select(one => one.Owner))}."),
        };
    }

    /// <summary>The platform through which a party speaks.</summary>
    /// <exception cref="DriverMistake">It is not registered with us.</exception>
    public Peer CpoOf(PartyKey party) => peers.Registered.FirstOrDefault(peer => peer.Speaks(party.CountryCode, party.PartyId))
        ?? throw DriverMistake.NotNow($"{party} is not registered with us (any more): register the two platforms, and try again.");

    private async Task<T?> ReadAsync<T>(string module, string id, PartyKey owner, CancellationToken stop)
        where T : class =>
        await store.FindAsync(new ObjectKey(module, owner.CountryCode, owner.PartyId, id), stop) is { } json
            ? JsonSerializer.Deserialize<T>(json, OcpiJson.Options)
            : null;
}

/// <summary>An object of a CPO.</summary>
/// <param name="Cpo">The platform through which its owner speaks.</param>
/// <param name="Owner">The party it belongs to.</param>
/// <param name="Object">What it is; null where we have not heard of it.</param>
internal sealed record Found<T>(Peer Cpo, PartyKey Owner, T? Object)
    where T : class;
