using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Paging;

/// <summary>date_from and date_to bound last_updated (transport_and_format, paginated request).</summary>
internal abstract class WindowCheck(string id, string title, string parameter, string requirement) : Check<Exchange>(id, title, [requirement])
{
    public sealed override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (!evidence.GivesData || evidence.Operation is not { Paged: true } || OcpiDateTime.Parse(evidence.Request.Query(parameter)) is not { } bound)
            yield break;
        var (looked, seen) = (0, 0);
        foreach (var item in evidence.Items())
        {
            if (OcpiDateTime.Parse(item.Text("last_updated")) is not { } updated)
                continue;
            looked++;
            if (!Outside(updated, bound))
                continue;
            yield return Fail($"An object was last updated at {Showing.Of(updated)}, though {parameter} was {Showing.Of(bound)}.",
                Wanted(Showing.Of(bound)), Showing.Of(updated), $"{item.Pointer}/last_updated");
            if (++seen >= Checks.Judge.Most)
                yield break;
        }

        if (looked > 0 && seen == 0)
            yield return Pass($"All {Showing.Count(looked, "object")} keep to {parameter}.");
    }

    /// <summary>Whether an object does not belong into the window.</summary>
    protected abstract bool Outside(DateTimeOffset updated, DateTimeOffset bound);

    /// <summary>The window in words.</summary>
    protected abstract string Wanted(string bound);
}

/// <summary>date_from is included.</summary>
internal sealed class WindowFrom() : WindowCheck("window.from", "No object is older than date_from.", "date_from", "TRN-17")
{
    protected override bool Outside(DateTimeOffset updated, DateTimeOffset bound) => updated < bound;

    protected override string Wanted(string bound) => $"{bound} or later";
}

/// <summary>date_to is excluded.</summary>
internal sealed class WindowTo() : WindowCheck("window.to", "No object is as young as date_to.", "date_to", "TRN-18")
{
    protected override bool Outside(DateTimeOffset updated, DateTimeOffset bound) => updated >= bound;

    protected override string Wanted(string bound) => $"before {bound}";
}
