using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Emsp;

/// <summary>How to run the eMSP; every option has a default with which it just works.</summary>
public sealed record EmspOptions : ServerOptions
{
    /// <summary>The registration token of the documentation.</summary>
    public const string UsualRegistrationToken = "emsp_token_a_12345";

    /// <summary>The usual eMSP.</summary>
    public EmspOptions()
    {
        Port = 8000;
        PartyId = "OKM";
        Name = "Kranich Mobil";
    }

    /// <summary>Tokens with which platforms may register (TOKEN_A), each of them once.</summary>
    public IReadOnlyList<string> RegistrationTokens { get; init; } = [UsualRegistrationToken];

    /// <summary>How many tokens its drivers have.</summary>
    public int Tokens { get; init; } = 120;

    /// <inheritdoc />
    public override void Validate()
    {
        base.Validate();
        Require(
            RegistrationTokens.All(CredentialsToken.IsWellFormed),
            "RegistrationTokens has to be a list of tokens of 1 to 64 printable characters without spaces.");
        RefuseKnownTokens("RegistrationTokens", "OCPI_REGISTRATION_TOKEN", RegistrationTokens);
        Require(Tokens is >= 1 and <= 100_000, "Tokens has to be a number from 1 to 100000.");
    }
}
