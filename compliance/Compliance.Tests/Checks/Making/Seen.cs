using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Checks.Making;

/// <summary>What one check of the catalogue sees.</summary>
internal static class Seen
{
    public static Surroundings Surroundings { get; } = new(Exchanges.Edition, new HashSet<string> { "cpo.example.com" }, Loopback: false)
    {
        Us = new("DE", "EMP"), Them = [new("NL", "CPO")], GaveToken = true,
    };

    public static IReadOnlyList<Finding> By(string check, Exchange exchange) => By(check, exchange, Surroundings);

    public static IReadOnlyList<Finding> By(string check, Exchange exchange, Surroundings surroundings) =>
        [.. new Judge(surroundings, Named(CheckCatalog.Standing, check), Named(CheckCatalog.Incoming, check), []).Of(exchange)];

    public static IReadOnlyList<Finding> By(string check, Trace trace) =>
        [.. new Judge(Surroundings, [], [], [CheckCatalog.Relations.Single(c => c.Rule.Id == check)]).Of(trace)];

    /// <summary>The worst verdict, by name; "nothing" where the check found nothing to look at.</summary>
    public static string Verdict(string check, Exchange exchange) => Worst(By(check, exchange));

    public static string Verdict(string check, Trace trace) => Worst(By(check, trace));

    // One that does not exist would see nothing either.
    private static List<ICheck<Exchange>> Named(IReadOnlyList<ICheck<Exchange>> of, string check)
    {
        Assert.That(CheckCatalog.Rules.Select(rule => rule.Id), Does.Contain(check));
        return [.. of.Where(one => one.Rule.Id == check)];
    }

    private static string Worst(IReadOnlyList<Finding> findings) => findings.Count == 0 ? "nothing" : $"{findings.Max(finding => finding.Verdict)}";
}
