using OcpiKit.Mutants.Calls;

namespace OcpiKit.Mutants;

/// <summary>The ways in which either side can be wrong about sessions that we know of.</summary>
public static class SessionsMutants
{
    /// <summary>All of them; ids are unique.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. Cpo.SessionMutants.All,
        .. SessionMutants.All.Concat(PreferenceMutants.All).Select(mutant => mutant with { Calls = true }),
        .. Emsp.SessionMutants.All.Select(mutant => mutant with { Calls = true, Role = "EMSP" }),
    ];
}
