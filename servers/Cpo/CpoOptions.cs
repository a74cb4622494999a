using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo;

/// <summary>How to run the CPO; every option has a default with which it just works.</summary>
public sealed record CpoOptions : ServerOptions
{
    /// <summary>The usual CPO.</summary>
    public CpoOptions()
    {
        Port = 8001;
        PartyId = "OKC";
        Name = "Kiebitz Ladenetz";
    }

    /// <summary>The credentials token of a partner who is registered already, so that a client needs no handshake (TOKEN_C).</summary>
    public string Token { get; init; } = "cpo_token_c_abcdef";

    /// <summary>The eMSP that this partner is: it sees the sessions and bills of that party's drivers.</summary>
    public PartyKey Partner { get; init; } = new("DE", "OKM");

    /// <summary>Tokens with which platforms may register (TOKEN_A), each of them once.</summary>
    public IReadOnlyList<string> RegistrationTokens { get; init; } = [];

    /// <summary>How many locations the network has.</summary>
    public int Locations { get; init; } = 240;

    /// <summary>How many sessions of the partner's drivers lie behind, each with its bill.</summary>
    public int History { get; init; } = 90;

    /// <summary>How often the eMSP hears of a session that goes on.</summary>
    public TimeSpan UpdateInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Within this time the result of a command comes, as its response promises.</summary>
    public TimeSpan ResultWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many drivers an hour come by themselves, with cards that are on the list; 0: only who is sent.</summary>
    public int Traffic { get; init; }

    /// <inheritdoc />
    public override void Validate()
    {
        base.Validate();
        Require(CredentialsToken.IsWellFormed(Token), "Token has to be 1 to 64 printable characters without spaces.");
        Require(
            RegistrationTokens.All(CredentialsToken.IsWellFormed),
            "RegistrationTokens has to be a list of tokens of 1 to 64 printable characters without spaces.");
        RefuseKnownTokens("Token", "OCPI_TOKEN", Token);
        RefuseKnownTokens("RegistrationTokens", "OCPI_REGISTRATION_TOKEN", RegistrationTokens);
        Require(UpdateInterval >= TimeSpan.FromSeconds(1), "UpdateInterval has to be a second or more.");
        Require(ResultWithin >= TimeSpan.FromSeconds(1), "ResultWithin has to be a second or more.");
        Require(Traffic is >= 0 and <= 3600, "Traffic has to be a number from 0 to 3600.");
        Require(History is >= 0 and <= 100_000, "History has to be a number from 0 to 100000.");
        Require(Locations is >= 1 and <= 100_000, "Locations has to be a number from 1 to 100000.");
    }
}
