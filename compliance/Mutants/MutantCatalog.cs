namespace OcpiKit.Mutants;

/// <summary>Every way of being wrong that we know of.</summary>
public static class MutantCatalog
{
    /// <summary>All of them; ids are unique.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. CpoMutants.All,
        .. SessionsMutants.All,
        .. CallMutants.All.Select(mutant => mutant with { Calls = true }),
        .. EmspMutants.All.Select(mutant => mutant with { Calls = true, Role = "EMSP" }),
    ];

    /// <summary>The one of this id; null where there is none.</summary>
    public static Mutant? Find(string id) => All.FirstOrDefault(mutant => mutant.Id == id);
}
