using System.Text.RegularExpressions;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>Text for people has no markup (types, DisplayText).</summary>
internal sealed class Markup() : SpotCheck("display-text.markup", "Text for people has no markup.", "No text for people has markup.", ["TYP-07"])
{
    // Real tags only: "< 3 kW" and ">" are text.
    private static readonly Regex Tag = new("<[a-z/][^>]*>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        JsonWalk.Data(exchange).Where(spot => spot.Text("language") is not null && spot.Text("text") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        Tag.Match(spot.Text("text")!) is { Success: true } tag
            ? Warn("A text for people has markup.", "plain text", Showing.Of(tag.Value), spot.At("text"))
            : null;
}
