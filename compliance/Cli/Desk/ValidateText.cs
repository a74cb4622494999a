using OcpiKit.Engine.Desk;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Cli.Desk;

/// <summary>What was found on the desk, for a terminal: what it was taken for, then each cause with the line and column of its first places.</summary>
internal sealed class ValidateText(Edition edition, byte[] content)
{
    private const int PlacesShown = 5;
    private const int Longest = 400;

    /// <summary>Line by line.</summary>
    public IEnumerable<string> Of(DeskResult result)
    {
        yield return Taken(result.Matter);
        foreach (var note in result.Notes)
            yield return note;
        var places = JsonPlaces.Of(content, result.Findings.Where(found => found.Exchange is null).Select(found => found.Finding.Pointer).OfType<string>().ToHashSet());
        var causes = result.Findings
            .Where(found => found.Finding.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Error or Verdict.Info or Verdict.Blocked)
            .GroupBy(found => found.Finding.Cause)
            .OrderByDescending(cause => cause.First().Finding.Verdict)
            .ToList();
        foreach (var line in causes.SelectMany(cause => Told([.. cause], places)))
            yield return line;
        yield return "";
        yield return Sum(result);
    }

    private static string Taken(Matter matter)
    {
        var what = matter.Form switch
        {
            Form.Object => $"an object of the type {matter.Type}",
            Form.Page => $"a list of objects of the type {matter.Type}",
            Form.Envelope => matter.Type is null ? "a whole answer" : $"a whole answer with data of the type {matter.Type}",
            _ => "a recording (HAR)",
        };
        return matter.Type is null || matter.Sure ? $"Taken for {what}."
            : $"Taken for {what}, by its fields{(matter.Others.Count > 0 ? $"; it could be {string.Join(" or ", matter.Others)} too" : ", few of which it knows")}. --type TYPE says otherwise.";
    }

    private IEnumerable<string> Told(IReadOnlyList<DeskFinding> cause, IReadOnlyDictionary<string, (int Line, int Column)> places)
    {
        var first = cause[0].Finding;
        yield return "";
        yield return $"{first.Verdict.Word().ToUpperInvariant()}  {Visible.Line(first.Title, Longest)}";
        yield return $"  {Visible.Line(first.Says, Longest)}";
        if (first.Difference is { } difference)
        {
            yield return $"  expected  {Visible.Line(difference.Wanted, Longest)}";
            yield return $"  received  {Visible.Line(difference.Received, Longest)}";
        }

        foreach (var place in cause.Take(PlacesShown))
            yield return $"  where     {Where(place, places)}";
        if (cause.Count > PlacesShown)
            yield return $"            and {Amounts.Of(cause.Count - PlacesShown, "more place", "more places")}";
        foreach (var id in cause.SelectMany(one => one.Finding.Verifies).Distinct())
            yield return edition.Requirements.TryGet(id, out var rule) ? $"  rule      {id} {rule.Level.Word()}: {rule.Text} ({rule.Source})" : $"  rule      {id}";
    }

    private static string Where(DeskFinding found, IReadOnlyDictionary<string, (int Line, int Column)> places)
    {
        var pointer = found.Finding.Pointer;
        var at = pointer is null ? "" : pointer.Length == 0 ? "the whole" : Visible.Line(pointer, Longest);
        if (found.Exchange is { } exchange)
            return Visible.Line(exchange, Longest) + (at.Length > 0 ? $", at {at}" : "");
        return pointer is not null && places.TryGetValue(pointer, out var place) ? $"line {place.Line}, column {place.Column}: {at}" : at.Length > 0 ? at : "the file as a whole";
    }

    private static string Sum(DeskResult result)
    {
        var rules = result.Findings.GroupBy(found => found.Finding.Check, (_, found) => found.Max(one => one.Finding.Verdict)).CountBy(verdict => verdict).ToDictionary();
        var (broken, warned, hold) = (rules.GetValueOrDefault(Verdict.Fail), rules.GetValueOrDefault(Verdict.Warn), rules.GetValueOrDefault(Verdict.Pass));
        var claim = broken > 0 ? "Not valid" : hold + warned > 0 ? "Valid, as far as it can be seen without an endpoint" : "Nothing to judge";
        return $"{claim}: {Amounts.Of(broken, "rule is broken", "rules are broken")}, {Amounts.Of(warned, "warning", "warnings")}, {Amounts.Of(hold, "rule holds", "rules hold")}.";
    }
}
