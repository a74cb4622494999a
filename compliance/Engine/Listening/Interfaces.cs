using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>Which side of each module a role stands on (terminology, typical implementations per role; AMB-29 for chargingprofiles).</summary>
internal static class Interfaces
{
    private static readonly string[] OwnedByCpo = ["locations", "sessions", "cdrs", "tariffs"];
    private static readonly string[] OwnedByEmsp = ["tokens", "commands", "chargingprofiles"];

    /// <summary>What a party of this role offers, beside versions and credentials.</summary>
    /// <exception cref="ArgumentException">The kit plays no such role.</exception>
    public static IReadOnlyList<(string Module, Interface Side)> Of(string role) => role switch
    {
        "CPO" => [.. Sides(OwnedByCpo, Interface.Sender), .. Sides(OwnedByEmsp, Interface.Receiver), ("hubclientinfo", Interface.Receiver)],
        "EMSP" => [.. Sides(OwnedByCpo, Interface.Receiver), .. Sides(OwnedByEmsp, Interface.Sender), ("hubclientinfo", Interface.Receiver)],
        _ => throw new ArgumentException($"The kit can be a CPO or an EMSP to the target, and no {role}.", nameof(role)),
    };

    private static IEnumerable<(string, Interface)> Sides(IEnumerable<string> modules, Interface side) => modules.Select(module => (module, side));
}
