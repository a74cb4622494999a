using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>Amounts are in a currency of ISO 4217. That the code is missing, is no text or is too long is for the schema to say.</summary>
internal abstract class Currency(string id, string type, string requirement) : SpotCheck(
    id, $"The currency of a {type} is a code of ISO 4217.", "Every currency is a code of ISO 4217.", [requirement])
{
    private const int Letters = 3;

    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Spots(type).Where(spot => spot.Text("currency") is { Length: <= Letters });

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var code = spot.Text("currency")!;
        if (Currencies.Known(code))
            return null;
        return Currencies.Known(code.ToUpperInvariant())
            ? Warn("The currency is written in lower case; ISO 4217 writes its codes in capitals.", code.ToUpperInvariant(), Showing.Of(code), spot.At("currency"))
            : Fail("The currency is no code of ISO 4217.", "a code such as EUR", Showing.Of(code), spot.At("currency"));
    }
}

/// <summary>Of a Session (mod_sessions, Session).</summary>
internal sealed class SessionCurrency() : Currency("session.currency", "Session", "SES-39");

/// <summary>Of a CDR (mod_cdrs, CDR).</summary>
internal sealed class CdrCurrency() : Currency("cdr.currency", "CDR", "CDR-27");

/// <summary>Of a Tariff (mod_tariffs, Tariff).</summary>
internal sealed class TariffCurrency() : Currency("tariff.currency", "Tariff", "TAR-20");
