using Microsoft.Extensions.Hosting;

namespace OcpiKit.Mutants;

/// <summary>A server with one rule broken on purpose. Whoever tests servers has to notice, and to name this rule and no other.</summary>
/// <param name="Id">A short name that stays.</param>
/// <param name="Says">What the server does wrong, in words.</param>
/// <param name="Breaks">The id of the check that has to notice.</param>
/// <param name="Also">Ids of other checks that may notice too, for the same cause; <c>schema.*</c> stands for all that begin so.</param>
/// <param name="Alter">Breaks the rule; to be given to the server as it starts.</param>
public sealed record Mutant(string Id, string Says, string Breaks, IReadOnlyList<string> Also, Action<IHostApplicationBuilder> Alter)
{
    /// <inheritdoc />
    public override string ToString() => Id;
}
