using Microsoft.Extensions.Hosting;

namespace OcpiKit.Mutants;

/// <summary>A server with one rule broken on purpose. Whoever tests servers has to notice, and to name this rule and no other.</summary>
/// <param name="Id">A short name that stays.</param>
/// <param name="Says">What the server does wrong, in words.</param>
/// <param name="Breaks">The id of the check that has to notice; <c>cpo.locations.unknown/*</c> stands for any that begins so.</param>
/// <param name="Also">Ids of other checks that may notice too, for the same cause; a star at the end as above.</param>
/// <param name="Alter">Breaks the rule; to be given to the server as it starts.</param>
public sealed record Mutant(string Id, string Says, string Breaks, IReadOnlyList<string> Also, Action<IHostApplicationBuilder> Alter)
{
    /// <summary>Whether a check of this id has noticed what is wrong.</summary>
    public bool IsNoticedBy(string check) => Stands(Breaks, check);

    /// <summary>Whether what is wrong explains that a check of this id complains.</summary>
    public bool Explains(string check) => IsNoticedBy(check) || Also.Any(pattern => Stands(pattern, check));

    /// <inheritdoc />
    public override string ToString() => Id;

    private static bool Stands(string pattern, string check) =>
        pattern.EndsWith('*') ? check.StartsWith(pattern[..^1], StringComparison.Ordinal) : check == pattern;
}
