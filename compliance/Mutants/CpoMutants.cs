using OcpiKit.Mutants.Cpo;

namespace OcpiKit.Mutants;

/// <summary>The ways in which a CPO can be wrong that we know of.</summary>
public static class CpoMutants
{
    /// <summary>All of them; ids are unique.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. HeaderMutants.All,
        .. EnvelopeMutants.All,
        .. StatusMutants.All,
        .. AccessMutants.All,
        .. VersionsMutants.All,
        .. OfferMutants.All,
        .. SecurityMutants.All,
        .. PagingMutants.All,
        .. WindowMutants.All,
        .. LocationMutants.All,
        .. LocationRelationMutants.All,
        .. PlaceMutants.All,
        .. TokenKeepingMutants.All,
        .. TariffMutants.All,
        .. CdrMutants.All,
        .. BillMutants.All,
        .. TokenMutants.All,
        .. HubMutants.All,
        .. AdviceMutants.All,
    ];
}
