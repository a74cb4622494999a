using System.Globalization;
using System.Text;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;

namespace OcpiKit.Reporting.Html;

/// <summary>
/// The page's own addresses, so that a colleague can be sent to one line of it. They are made of ids that do not change, so that the same link leads to the same
/// check in the report of the next run.
/// </summary>
public sealed class Anchors
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> _anchors = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, string> _causes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gives every scenario and check of a run its anchor.</summary>
    public Anchors(RunResult result)
    {
        foreach (var scenario in result.Scenarios)
        {
            var ofScenario = _anchors[scenario] = Free($"scenario-{Slug(scenario.Id)}");
            foreach (var check in scenario.Checks)
                _anchors[check] = Free($"check-{ofScenario["scenario-".Length..]}/{Slug(Within(scenario, check))}");
        }
    }

    /// <summary>The anchor of a scenario.</summary>
    public string Of(ScenarioResult scenario) => _anchors[scenario];

    /// <summary>The anchor of a check in its scenario.</summary>
    public string Of(CheckResult check) => _anchors[check];

    /// <summary>The anchor of a cause.</summary>
    public string Of(Cause cause) => _causes.TryGetValue(cause.First, out var known) ? known : _causes[cause.First] = Free($"cause-{Slug(cause.First.Check)}");

    /// <summary>The anchor of an exchange.</summary>
    public static string OfExchange(int number) => $"exchange-{number}";

    /// <summary>What is left of an id when only letters, digits and the marks of ids are let through.</summary>
    public static string Slug(string id)
    {
        var slug = new StringBuilder(id.Length);
        foreach (var c in id.AsSpan(0, Math.Min(id.Length, 120)))
            slug.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' ? c : '-');
        return slug.Length == 0 ? "preflight" : slug.ToString();
    }

    /// <summary>Checks that a scenario's file asks for bear its id: here that would only say it twice.</summary>
    private static string Within(ScenarioResult scenario, CheckResult check) =>
        check.Check.StartsWith(scenario.Id + "/", StringComparison.Ordinal) ? check.Check[(scenario.Id.Length + 1)..] : check.Check;

    private string Free(string wanted)
    {
        var free = wanted;
        while (!_taken.Add(free))
        {
            var time = _times[wanted] = _times.GetValueOrDefault(wanted, 1) + 1;
            free = string.Create(CultureInfo.InvariantCulture, $"{wanted}/{time}");
        }

        return free;
    }
}
