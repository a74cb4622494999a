using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>Plays <c>call</c>: fills in the values, sends the request, follows the pages where it is asked to.</summary>
internal sealed class CallPlayer(Line line, Offer offer, Neighbourhood neighbourhood, Profile profile, Deadline deadline)
{
    /// <summary>All pages of a list are kept until its end, for what holds between them: this bounds the memory that they take.</summary>
    private const long CrawlBytes = 256 * 1024 * 1024;

    /// <summary>A list that goes on for so many pages without an object has no end.</summary>
    private const int EmptyPages = 50;

    /// <summary>Why the step cannot be played with these values; null where it can.</summary>
    public string? WhyNot(CallStep step, Values values) =>
        WhyNotOffered(step.Operation) ?? line.WhyNot(step.Variation.Token) ?? step.Templates.Select(values.WhyNot).FirstOrDefault(reason => reason is not null) ?? WhyNotThere(step, values);

    /// <summary>Plays the step. Every value that it needs is there (<see cref="WhyNot"/>).</summary>
    public async Task<StepTrace> PlayAsync(CallStep step, Values values, CancellationToken stop)
    {
        var known = new Substitution(values.Known);
        var variation = Filled(step.Variation, known);
        var with = step.With.ToDictionary(pair => pair.Key, pair => known.In(pair.Value));
        if (step.Pages == Pages.All && profile.Since is { } since && !with.ContainsKey("date_from"))
            with["date_from"] = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var url = step.Operation.UrlParameter is { } named
            ? new Uri(with[named] + variation.Path)
            : UrlTemplate.Fill(offer.BaseOf(step.Operation)!, step.Operation, with, variation.Path);
        var first = await line.SendAsync(step.Id, step.Operation, url, variation, step.Intent, stop);
        return step.Pages == Pages.All ? await CrawlAsync(step, first, variation, stop) : new(step, [first]);
    }

    private async Task<StepTrace> CrawlAsync(CallStep step, Exchange first, Variation variation, CancellationToken stop)
    {
        var pages = new List<Exchange> { first };
        var seen = new HashSet<string> { first.Request.Url.AbsoluteUri };
        var objects = first.Items().Count();
        var (bytes, empty) = (0L, 0);
        while (NextLink.After(pages[^1]) is { } next)
        {
            if (!seen.Add(next.AbsoluteUri))
                return new(step, pages, Endless: true);
            empty = pages[^1].Items().Any() ? 0 : empty + 1;
            if (empty >= EmptyPages)
                return new(step, pages, Endless: true);
            if ((bytes += pages[^1].Response!.Body.Length) > CrawlBytes)
                return new(step, pages, CutBy: $"the limit of {CrawlBytes / 1024 / 1024} MiB for one list (--sample N looks at fewer objects)");
            if (pages.Count >= profile.PageBudget)
                return new(step, pages, CutBy: $"--max-pages {profile.PageBudget}");
            if (deadline.IsOver)
                return new(step, pages, CutBy: deadline.Option);
            if (objects >= profile.Sample)
                return new(step, pages, CutBy: $"--sample {profile.Sample}");
            if (!neighbourhood.Trusts(next, first.Request.Url))
                return new(step, pages, CutBy: $"the Link to {next.GetLeftPart(UriPartial.Authority)}, a host that neither versions nor details named (--trust-host {next.Authority} follows it)");
            pages.Add(await line.SendAsync(step.Id, step.Operation, next, variation, step.Intent, stop) with { Followed = true });
            objects += pages[^1].Items().Count();
        }

        return new(step, pages);
    }

    /// <summary>What a file calls is known before it is played; what a script calls shows on the way.</summary>
    private string? WhyNotOffered(Operation operation) => operation.UrlParameter is not null || offer.BaseOf(operation) is not null
        ? null
        : $"the version details do not offer {operation.Module} ({operation.Interface.ToString().ToLowerInvariant()})";

    /// <summary>A URL that the target named in a message gets our token only where versions, details or credentials named its host.</summary>
    private string? WhyNotThere(CallStep step, Values values)
    {
        if (step.Operation.UrlParameter is not { } name)
            return null;
        var text = new Substitution(values.Known).In(step.With[name]);
        return !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") ? $"{Showing.Cut(text)} is no URL that could be called"
            : neighbourhood.Trusts(url, offer.Versions) ? null
            : $"{url.GetLeftPart(UriPartial.Authority)} is a host that neither versions, details nor credentials named (--trust-host {url.Authority} follows it)";
    }

    private static Variation Filled(Variation variation, Substitution values) => variation with
    {
        Headers = variation.Headers?.ToDictionary(pair => pair.Key, pair => pair.Value is null ? null : values.In(pair.Value)),
        Path = variation.Path is null ? null : values.In(variation.Path),
        RawBody = variation.RawBody is null ? null : values.In(variation.RawBody),
        Body = variation.Body is { } body ? values.In(body) : null,
    };
}
