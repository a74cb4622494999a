namespace OcpiKit.Ocpi.Types;

/// <summary>One OCPI version a platform speaks, and where its details are.</summary>
public sealed record VersionEntry(string Version, Uri Url);

/// <summary>The endpoints of one version.</summary>
public sealed record VersionDetails(string Version, IReadOnlyList<EndpointEntry> Endpoints);

/// <summary>One module on one side: as the owner of its objects (SENDER) or as their receiver.</summary>
public sealed record EndpointEntry(string Identifier, InterfaceRole Role, Uri Url);
