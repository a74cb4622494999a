using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Terminal;

/// <summary>A scenario in a line, and what it found wrong in a few more. Warnings and what is blocked wait for the end, where they stand once by cause.</summary>
internal sealed class ScenarioLines(Page page, IReadOnlyDictionary<int, ExchangeRecord> exchanges, string role, Func<string, RequirementText?> requirement)
{
    private const int Indent = 6;
    private const int Label = 10;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private string? _module;

    public void Tell(ScenarioResult scenario)
    {
        if (scenario.Module != _module)
        {
            page.Blank();
            page.Text("", 0, scenario.Module, page.Style.Bold);
            _module = scenario.Module;
        }

        page.Row($"  {page.Style.Sign(scenario.Verdict)} ", 4, scenario.Title, $"{Tally(scenario),-17}{Took(scenario),8}");
        if (scenario.Verdict is Verdict.Blocked or Verdict.NotApplicable or Verdict.Error && scenario.Reason is { } reason)
            page.Text("    ", 4, $"{scenario.Verdict.Word()}: {reason}", page.Style.Quiet);
        foreach (var check in scenario.Checks.Where(check => check.Verdict is Verdict.Fail or Verdict.Error))
            Tell(check);
    }

    private static string Took(ScenarioResult scenario) =>
        scenario is { Checks.Count: 0, Exchanges.Count: 0 } ? "" : Amounts.Duration(scenario.TookMs);

    private static string Tally(ScenarioResult scenario)
    {
        var verdicts = scenario.Checks.GroupBy(check => check.Check, (_, causes) => causes.Max(cause => cause.Verdict)).ToList();
        if (verdicts.Count == 0)
            return "";
        var bad = verdicts.Count(verdict => verdict == scenario.Verdict);
        return scenario.Verdict switch
        {
            Verdict.Fail => $"{bad} of {verdicts.Count} failed",
            Verdict.Blocked when bad > 0 => $"{bad} of {verdicts.Count} blocked",
            Verdict.Warn => $"{bad} of {verdicts.Count} warned",
            _ => Amounts.Of(verdicts.Count, "check"),
        };
    }

    /// <summary>A cause is told in full where it is first met; later scenarios that trip over it too say so in a line.</summary>
    private void Tell(CheckResult check)
    {
        var margin = new string(' ', Indent);
        if (!_told.Add(Cause.KeyOf(check)))
        {
            page.Text($"{margin[2..]}{page.Style.Sign(check.Verdict)} ", Indent, $"{(check.Known is null ? "" : "known, ")}as above: {check.Says}", page.Style.Quiet);
            return;
        }

        if (check.Known is { } excuse)
        {
            page.Text($"{margin[2..]}{page.Style.Sign(check.Verdict)} ", Indent, $"known: {check.Title}", page.Style.Quiet);
            page.Text(margin, Indent, $"{excuse.Reason} ({Excuses.Where(excuse)})", page.Style.Quiet);
            return;
        }

        page.Blank();
        page.Text($"{margin[2..]}{page.Style.Sign(check.Verdict)} ", Indent, check.Title, text => page.Style.Painted(check.Verdict, text));
        page.Text(margin, Indent, check.Says);
        if (check.Difference is { } difference)
        {
            Labelled("expected", difference.Wanted);
            Labelled("received", difference.Received);
        }

        if (check.Places is [var first, ..])
            Labelled("where", Where(first) + (check.Count > 1 ? $", and {Amounts.Of(check.Count - 1, "more place", "more places")}" : ""));
        foreach (var id in check.Verifies)
            Labelled("rule", requirement(id) is { } known ? $"{id} {known.Level}: {known.Text} ({known.Source})" : id);
        page.Blank();
    }

    private void Labelled(string label, string text) =>
        page.Text(new string(' ', Indent) + page.Style.Quiet(label.PadRight(Label)), Indent + Label, text);

    private string Where(FoundAt place)
    {
        var parts = new List<string>();
        if (place.Exchange is { } number)
        {
            parts.Add(exchanges.TryGetValue(number, out var exchange) ? Sides.Place(exchange, role) : $"exchange {number}");
        }

        if (place.Pointer is { Length: > 0 } pointer)
            parts.Add($"at {pointer}");
        return parts.Count == 0 ? "the scenario as a whole" : string.Join(", ", parts);
    }
}
