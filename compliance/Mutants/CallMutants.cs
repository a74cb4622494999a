using OcpiKit.Mutants.Calls;

namespace OcpiKit.Mutants;

/// <summary>The ways in which a CPO that calls its partner can be wrong that we know of. They show only where somebody listens.</summary>
public static class CallMutants
{
    /// <summary>All of them; ids are unique.</summary>
    public static IReadOnlyList<Mutant> All { get; } = [.. WrappingMutants.All, .. ResultMutants.All, .. CommandMutants.All, .. ProfileMutants.All, .. PushMutants.All, .. RegistrationMutants.All, .. HandshakeMutants.All, .. BillingMutants.All];
}
