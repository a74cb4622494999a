using System.Security.Authentication;

namespace OcpiKit.Engine.Evidence;

/// <summary>How a connection was secured.</summary>
/// <param name="Protocol">The version of TLS.</param>
/// <param name="Name">The name in the certificate.</param>
/// <param name="Until">When the certificate ends.</param>
public sealed record Secured(SslProtocols Protocol, string Name, DateTimeOffset Until);
