using System.Text.Json;
using OcpiKit.Emsp.Modules;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>
/// Decides whether a driver may charge. Our contracts hold wherever a registered CPO asks, whether or not the place is open or in order
/// just now (TOK-06); of a Location that we know, only the EVSEs that it has are allowed (TOK-22).
/// </summary>
internal sealed class Authorization(IObjectStore store)
{
    public async Task<AuthorizationInfo> DecideAsync(Token token, LocationReferences? asked, Peer cpo, CancellationToken stop)
    {
        if (!token.Valid)
            return new AuthorizationInfo(AllowedType.Blocked, token, Info: new DisplayText("en", "This contract has ended."));
        if (asked is null)
            return Allowed(token, null);

        var granted = await FindAsync(cpo, asked.LocationId, stop) is { } location ? Existing(location, asked) : asked;
        return granted is null
            ? new AuthorizationInfo(AllowedType.NotAllowed, token, Info: new DisplayText("en", "The location has none of these charge points."))
            : Allowed(token, granted);
    }

    private static AuthorizationInfo Allowed(Token token, LocationReferences? place) =>
        new(AllowedType.Allowed, token, place, Guid.NewGuid().ToString());

    private async Task<Location?> FindAsync(Peer cpo, string id, CancellationToken stop)
    {
        foreach (var role in cpo.Contact?.Roles ?? [])
        {
            if (await store.FindAsync(new ObjectKey(EmspPlatform.Locations.Identifier, role.CountryCode, role.PartyId, id), stop) is { } json)
                return JsonSerializer.Deserialize<Location>(json, OcpiJson.Options);
        }
        return null;
    }

    private static LocationReferences? Existing(Location location, LocationReferences asked)
    {
        if (asked.EvseUids is not { Count: > 0 } uids)
            return asked;

        var existing = uids.Where(uid => location.Evses?.Any(evse => Ids.Same(evse.Uid, uid)) is true).ToList();
        return existing.Count > 0 ? asked with { EvseUids = existing } : null;
    }
}
