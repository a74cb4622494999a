using System.Text.Json;
using OcpiKit.Emsp.Apps;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>Where a place was asked to be kept free.</summary>
/// <param name="Id">The id that we gave it.</param>
/// <param name="OrderId">The order by which it was asked for; its state is that of the reservation.</param>
internal sealed record Reservation(string Id, PartyKey Cpo, string OrderId, DateTimeOffset ExpiryDate);

/// <summary>Remembers reservations: to give one up is a request to the CPO that has it, and drivers know only its id.</summary>
internal sealed class Reservations(IObjectStore store, EmspOptions options)
{
    public Task NoteAsync(Reservation reservation, CancellationToken stop) => store.PutAsync(
        [new StoredObject(Key(reservation.Id), reservation.ExpiryDate, JsonSerializer.SerializeToUtf8Bytes(reservation, OcpiJson.Options))], stop);

    /// <exception cref="DriverMistake">There is none.</exception>
    public async Task<Reservation> FindAsync(string id, CancellationToken stop) =>
        await store.FindAsync(Key(id), stop) is { } json
            ? JsonSerializer.Deserialize<Reservation>(json, OcpiJson.Options)!
            : throw DriverMistake.Unknown($"There is no reservation {id}: give the reservation_id that came with it, or name the party that has it with country_code and party_id.");

    private ObjectKey Key(string id) => new("reservations", options.CountryCode, options.PartyId, id);
}
