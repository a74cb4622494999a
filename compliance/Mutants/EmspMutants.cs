using OcpiKit.Mutants.Emsp;

namespace OcpiKit.Mutants;

/// <summary>The ways in which an eMSP can be wrong that we know of.</summary>
public static class EmspMutants
{
    /// <summary>All of them; ids are unique.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. AnswerMutants.All,
        .. KeepingMutants.All,
        .. TokenMutants.All,
        .. ListMutants.All,
        .. CallingMutants.All,
        .. OrderMutants.All,
        .. BillingMutants.All,
    ];
}
