using System.Text.Json;
using OcpiKit.Cpo.Billing;
using OcpiKit.Cpo.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>What is kept of a charge for peers to read: its Session and, when it is over, its CDR. Only its eMSP may see them.</summary>
internal sealed class ChargeRecords(SessionWriter sessions, CdrWriter cdrs, CpoOptions options)
{
    /// <summary>The records of a charge that is over.</summary>
    public IEnumerable<StoredObject> Of(Charge charge)
    {
        yield return Session(charge, charge.Ended!.Value);
        if (Cdr(charge) is { } cdr)
            yield return cdr;
    }

    /// <summary>The Session as it is at a moment.</summary>
    public StoredObject Session(Charge charge, DateTimeOffset now)
    {
        var session = sessions.Write(charge, now);
        return Stored(CpoPlatform.Sessions.Identifier, session.Id, session.LastUpdated, session, charge.Emsp);
    }

    /// <summary>The bill, where there is one.</summary>
    public StoredObject? Cdr(Charge charge) =>
        cdrs.Write(charge) is { } cdr ? Stored(CpoPlatform.Cdrs.Identifier, cdr.Id, cdr.LastUpdated, cdr, charge.Emsp) : null;

    private StoredObject Stored<T>(string module, string id, DateTimeOffset lastUpdated, T value, PartyKey emsp) =>
        new(new ObjectKey(module, options.CountryCode, options.PartyId, id), lastUpdated, JsonSerializer.SerializeToUtf8Bytes(value, OcpiJson.Options))
        {
            Audience = emsp,
        };
}
