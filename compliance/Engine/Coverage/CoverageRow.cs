using OcpiKit.Protocol;

namespace OcpiKit.Engine.Coverage;

/// <summary>What stands behind a requirement.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Checks">The checks that verify it: ids of the catalogue, and <c>scenario/step</c>; in the order of reports.</param>
/// <param name="Mutants">The servers that break it on purpose and are caught, by id.</param>
public sealed record CoverageRow(Requirement Requirement, IReadOnlyList<string> Checks, IReadOnlyList<string> Mutants)
{
    /// <summary>How well it stands.</summary>
    public Backing Backing => this switch
    {
        { Checks.Count: > 0, Mutants.Count: > 0 } => Backing.Proven,
        { Checks.Count: > 0 } => Backing.Checked,
        { Requirement.NotTested: not null } => Backing.NotTestable,
        _ => Backing.Open,
    };

    /// <summary>Whether it may be judged as broken, and no server that breaks it shows that it is.</summary>
    public bool Unproven =>
        Backing is Backing.Checked or Backing.Open && (Requirement.MaxAsClient == Severity.Fail || Requirement.MaxAsServer == Severity.Fail);

    /// <summary>Whether a party of this role is bound by it.</summary>
    /// <param name="role">CPO or EMSP.</param>
    public bool Binds(string role) => Requirement.Role == "both" || string.Equals(Requirement.Role, role, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How well a requirement is looked after.</summary>
public enum Backing
{
    /// <summary>A check verifies it, and a server that breaks it is caught.</summary>
    Proven,

    /// <summary>A check verifies it; no server breaks it yet.</summary>
    Checked,

    /// <summary>It cannot be tested from outside, for a stated reason.</summary>
    NotTestable,

    /// <summary>Neither a check nor a reason.</summary>
    Open,
}
