using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Stations;

/// <summary>How a driver at a station was let in, or why not.</summary>
/// <param name="Driver">Who it is; null where nobody was let in.</param>
/// <param name="Method">Whether the eMSP was asked.</param>
/// <param name="Reference">What the eMSP gave.</param>
/// <param name="Why">In words.</param>
internal sealed record Admission(CdrToken? Driver, AuthMethod Method, string? Reference, string Why)
{
    public static Admission Denied(string why) => new(null, AuthMethod.Whitelist, null, why);
}
