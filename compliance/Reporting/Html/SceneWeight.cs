using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;
using OcpiKit.Reporting.Html.Evidence;
using OcpiKit.Reporting.Tickets;

namespace OcpiKit.Reporting.Html;

/// <summary>What the evidence of a cause takes on the page; what it weighs is what <see cref="SceneEntry"/> shows.</summary>
internal static class SceneWeight
{
    public static int Of(RunResult result, Cause cause)
    {
        var weight = 900 + Weight.Of(Ticket.Of(result, cause), SceneEntry.MostOfTicket);
        if (Scene.Of(result, cause) is not { } scene)
            return weight;
        var shown = scene.Incoming ? scene.Exchange.RequestBody : scene.Exchange.ResponseBody;
        return weight + Weight.Of(scene.Exchange.Url, 2000) + SceneEntry.HeadersOf(scene).Sum(line => 40 + Weight.Of(line.Name, 100) + Weight.Of(line.Value, 1000)) + scene.Again.Sum(command => 60 + Weight.Of(command, 4000))
            + (shown is { Length: > 0 } ? BodyView.Of(shown, scene.Pointer is { } pointer ? [pointer] : [], scene.Pointer is null ? SceneEntry.HeadLines : 0).Sum(part => 30 + Weight.Of(part.Text, int.MaxValue)) : 0);
    }
}
