using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Registration;

/// <summary>What we bring into a registration, and what we ask for.</summary>
/// <param name="Roles">The parties on our platform.</param>
/// <param name="Needed">Endpoints without which a peer is of no use to us, beside credentials.</param>
public sealed record RegistrationTerms(IReadOnlyList<CredentialsRole> Roles, IReadOnlyList<NeededEndpoint> Needed);

/// <summary>A module on one side.</summary>
public sealed record NeededEndpoint(string Module, InterfaceRole Role);

/// <summary>A registration came to nothing.</summary>
/// <param name="statusCode">The OCPI status code for it.</param>
/// <param name="message">A sentence for the developers of both sides.</param>
public sealed class RegistrationException(int statusCode, string message) : Exception(message)
{
    /// <summary>The OCPI status code for it.</summary>
    public int StatusCode { get; } = statusCode;
}
