using System.Globalization;

namespace OcpiKit.Cli.Testing;

/// <summary>How many of the servers that are broken on purpose were caught; each is a test case of its own.</summary>
internal sealed record MutantScore(int Caught, int Played)
{
    /// <summary>The fixture whose cases they are.</summary>
    public const string Fixture = "OcpiKit.Proof.Mutants.MutantTests";

    /// <summary>The test whose cases they are.</summary>
    public const string Test = "The_check_meant_for_it_catches_the_mutant_and_no_other_does: ";

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Caught} of {Played} servers that break a rule on purpose were caught, each by the check meant for it ({100.0 * Caught / Played:0.#} %)");
}
