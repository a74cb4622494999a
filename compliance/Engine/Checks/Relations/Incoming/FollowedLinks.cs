using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>
/// Who pulls a list follows the Link to the next page until there is none (transport_and_format, paginated response). A pull that is not over yet looks like one that
/// was given up, so only one is judged that began anew, or that went on by other means.
/// </summary>
internal sealed class FollowedLinks() : Check<Trace>("pull.follows-links", "A list is pulled by following its Links to the end.", ["TRN-28"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var list in evidence.Incoming.Where(call => call.Operation is { Paged: true }).GroupBy(call => call.Operation!.Id))
        {
            var pages = list.ToList();
            var (followed, left) = (0, (Exchange?)null);
            for (var at = 0; at < pages.Count && left is null; at++)
            {
                if (Next(pages[at]) is not { } next)
                    continue;
                if (pages.Skip(at + 1).Any(later => Query(later) == next.Query && later.Request.Url.AbsolutePath == next.AbsolutePath))
                    followed++;
                else if (at < pages.Count - 1)
                    left = pages[at];
            }

            if (left is not null)
            {
                yield return Warn("A page named a next one by its Link; the list was asked for again, but not by that Link.", Showing.Of(Next(left)!.PathAndQuery), Showing.Of(pages[pages.IndexOf(left) + 1].Request.Url.PathAndQuery))
                    with
                { Exchange = pages[pages.IndexOf(left) + 1].Number };
            }
            else if (followed > 0 && Next(pages[^1]) is null)
            {
                yield return Pass("The Links were followed to the end.") with { Exchange = pages[^1].Number };
            }
        }
    }

    // Whoever asks for one object looks whether there are any.
    private static Uri? Next(Exchange page) =>
        page.Response is { Status: 200 } answer && page.Arrival?.Parameters.GetValueOrDefault("limit") != "1" ? NextLink.Of(answer.Headers).Url : null;

    private static string Query(Exchange page) => page.Request.Url.Query;
}
