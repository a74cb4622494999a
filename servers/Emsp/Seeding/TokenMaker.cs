using System.Globalization;
using Bogus;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Seeding;

/// <summary>Makes up the tokens of drivers: the same options give the same tokens, and one more changes no other.</summary>
internal sealed class TokenMaker(EmspOptions options)
{
    /// <summary>All updates lie in the year before this instant, so that date windows give the same objects on any day.</summary>
    public static DateTimeOffset Epoch { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Token Make(int number)
    {
        var random = new Randomizer(unchecked((options.Seed * 1_000_003) + number));
        var type = random.WeightedRandom([TokenType.Rfid, TokenType.AppUser, TokenType.Other], [0.75f, 0.2f, 0.05f]);
        var isCard = type is TokenType.Rfid;
        var contract = $"{options.CountryCode}-{options.PartyId}-C{(number + 1).ToString("D8", CultureInfo.InvariantCulture)}";
        return new Token(
            options.CountryCode,
            options.PartyId,
            // What a reader reads from a card of 7 bytes; apps get an id from us.
            isCard ? random.Hexadecimal(12, "04").ToUpperInvariant() : random.Guid().ToString(),
            type,
            contract,
            isCard ? contract : null,
            options.Name.Length <= 64 ? options.Name : options.Name[..64],
            random.Bool(0.1f) ? $"FLEET-{random.Int(1, 9)}" : null,
            Valid: random.Bool(0.9f),
            // Nobody carries an app into a list: it is asked for every time (TOK-31).
            isCard ? random.WeightedRandom([WhitelistType.Allowed, WhitelistType.Always, WhitelistType.AllowedOffline, WhitelistType.Never], [0.5f, 0.2f, 0.2f, 0.1f]) : WhitelistType.Never,
            random.ArrayElement(["de", "nl", "fr", "en", "sv"]),
            random.Bool(0.2f) ? random.Enum<ProfileType>() : null,
            random.Bool(0.05f) ? new EnergyContract("Wattwerk", $"WW-{random.Int(1000, 9999)}") : null,
            Epoch.AddSeconds(-random.Int(1, 365 * 24 * 3600)));
    }
}
