using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Checks.Making;

/// <summary>What one check of the catalogue sees.</summary>
internal static class Seen
{
    public static Surroundings Surroundings { get; } = new(Exchanges.Edition, new HashSet<string> { "cpo.example.com" }, Loopback: false);

    public static IReadOnlyList<Finding> By(string check, Exchange exchange) =>
        [.. new Judge(Surroundings, [CheckCatalog.Standing.Single(c => c.Rule.Id == check)], []).Of(exchange)];

    public static IReadOnlyList<Finding> By(string check, Trace trace) =>
        [.. new Judge(Surroundings, [], [CheckCatalog.Relations.Single(c => c.Rule.Id == check)]).Of(trace)];

    /// <summary>The worst verdict, by name; "nothing" where the check found nothing to look at.</summary>
    public static string Verdict(string check, Exchange exchange) => Worst(By(check, exchange));

    public static string Verdict(string check, Trace trace) => Worst(By(check, trace));

    private static string Worst(IReadOnlyList<Finding> findings) => findings.Count == 0 ? "nothing" : $"{findings.Max(finding => finding.Verdict)}";
}
