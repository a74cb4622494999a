using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks;

/// <summary>Applies checks to evidence. What a check saw becomes a finding that is never harder than the requirements allow.</summary>
/// <param name="surroundings">What checks may know beside their evidence.</param>
/// <param name="standing">The checks of an answer.</param>
/// <param name="incoming">The checks of a call that came in.</param>
/// <param name="relations">The checks of a trace.</param>
public sealed class Judge(
    Surroundings surroundings, IReadOnlyList<ICheck<Exchange>> standing, IReadOnlyList<ICheck<Exchange>> incoming, IReadOnlyList<ICheck<Trace>> relations)
{
    /// <summary>The most findings that one check may make of one piece of evidence; what is wrong 200 times is known.</summary>
    public const int Most = 200;

    /// <summary>With all checks of the catalogue.</summary>
    public Judge(Surroundings surroundings)
        : this(surroundings, CheckCatalog.Standing, CheckCatalog.Incoming, CheckCatalog.Relations)
    {
    }

    /// <summary>What holds in every exchange, in the order of the catalogue. Never throws.</summary>
    public IEnumerable<Finding> Of(Exchange exchange) =>
        (exchange.Direction == Direction.FromSubject ? incoming : standing).SelectMany(check => Apply(check, exchange, exchange.Number, _ => exchange.Direction));

    /// <summary>What holds between the messages of a scenario, in the order of the catalogue. Never throws.</summary>
    public IEnumerable<Finding> Of(Trace trace)
    {
        // In a trace both are seen: what the target is bound as follows from the message that is the evidence.
        var asked = trace.Incoming.Select(call => call.Number).ToHashSet();
        return relations.SelectMany(check => Apply(check, trace, exchange: null, number => number is { } given && asked.Contains(given) ? Direction.FromSubject : Direction.ToSubject));
    }

    private List<Finding> Apply<TEvidence>(ICheck<TEvidence> check, TEvidence evidence, int? exchange, Func<int?, Direction> directionOf)
    {
        var findings = new List<Finding>();
        try
        {
            foreach (var seen in check.Judge(evidence, surroundings).Take(Most))
                findings.Add(Finding(check.Rule, seen, exchange, directionOf(seen.Exchange)));
        }
#pragma warning disable CA1031 // Whatever goes wrong in a check is the kit's fault and is said so; it is never the other side's.
        catch (Exception e)
#pragma warning restore CA1031
        {
            findings.Add(new Finding(check.Rule.Id, Title(check.Rule, null), Verdict.Error, check.Rule.Axis, check.Rule.Verifies,
                $"The check {check.Rule.Id} itself went wrong ({e.GetType().Name}); this says nothing about the target.", Exchange: exchange));
        }

        return findings;
    }

    private static string Title(Rule rule, string? type) => rule.Title.Replace("{0}", type ?? "object", StringComparison.Ordinal);

    private Finding Finding(Rule rule, Observation seen, int? exchange, Direction direction)
    {
        var verifies = seen.Verifies ?? rule.Verifies;
        return new Finding(
            seen.Type is null ? rule.Id : $"{rule.Id}.{seen.Type.ToLowerInvariant()}",
            Title(rule, seen.Type),
            Limit.Of(seen.Verdict, verifies, rule.Axis, surroundings.Edition.Requirements, direction),
            rule.Axis,
            verifies,
            seen.Says,
            seen.Difference,
            seen.Exchange ?? exchange,
            seen.Pointer);
    }
}
