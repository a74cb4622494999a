using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>Where the outcome of a request goes.</summary>
/// <param name="To">The party that asked.</param>
/// <param name="Module">In which module.</param>
/// <param name="Url">The response_url, unchanged (CMD-11).</param>
internal sealed record Callback(PartyKey To, string Module, Uri Url);
