using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>Plays <c>call</c>: fills in the values, sends the request, follows the pages where it is asked to.</summary>
internal sealed class CallPlayer(Line line, Offer offer, Neighbourhood neighbourhood, Profile profile)
{
    /// <summary>Why the step cannot be played with these values; null where it can.</summary>
    public static string? WhyNot(CallStep step, Values values)
    {
        var texts = step.With.Values
            .Concat((step.Variation.Headers ?? new Dictionary<string, string?>()).Values.OfType<string>())
            .Concat(new[] { step.Variation.Path, step.Variation.RawBody, step.Variation.Body?.GetRawText() }.OfType<string>());
        return texts.Select(values.WhyNot).FirstOrDefault(reason => reason is not null);
    }

    /// <summary>Plays the step. Every value that it needs is there (<see cref="WhyNot"/>).</summary>
    public async Task<StepTrace> PlayAsync(CallStep step, Values values, CancellationToken stop)
    {
        var variation = Filled(step.Variation, values);
        var with = step.With.ToDictionary(pair => pair.Key, pair => Fill(pair.Value, values));
        if (step.Pages == Pages.All && profile.Since is { } since && !with.ContainsKey("date_from"))
            with["date_from"] = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var url = UrlTemplate.Fill(offer.BaseOf(step.Operation)!, step.Operation, with, variation.Path);
        var first = await line.SendAsync(step.Id, step.Operation, url, variation, step.Intent, stop);
        return step.Pages == Pages.All ? await CrawlAsync(step, first, variation, stop) : new(step, [first]);
    }

    private async Task<StepTrace> CrawlAsync(CallStep step, Exchange first, Variation variation, CancellationToken stop)
    {
        var pages = new List<Exchange> { first };
        var seen = new HashSet<string> { first.Request.Url.AbsoluteUri };
        var objects = first.Items().Count();
        while (Next(pages[^1]) is { } next)
        {
            if (!seen.Add(next.AbsoluteUri))
                return new(step, pages, Endless: true);
            if (pages.Count >= profile.PageBudget)
                return new(step, pages, CutBy: $"--max-pages {profile.PageBudget}");
            if (objects >= profile.Sample)
                return new(step, pages, CutBy: $"--sample {profile.Sample}");
            if (!neighbourhood.Trusts(next, first.Request.Url))
                return new(step, pages, CutBy: $"the Link to {next.GetLeftPart(UriPartial.Authority)}, a host that neither versions nor details named (--trust-host {next.Authority} follows it)");
            pages.Add(await line.SendAsync(step.Id, step.Operation, next, variation, step.Intent, stop));
            objects += pages[^1].Items().Count();
        }

        return new(step, pages);
    }

    private static Uri? Next(Exchange page) => page.Succeeded ? NextLink.Of(page.Response!.Headers.All("Link"), page.Request.Url) : null;

    private static Variation Filled(Variation variation, Values values) => variation with
    {
        Headers = variation.Headers?.ToDictionary(pair => pair.Key, pair => pair.Value is null ? null : Fill(pair.Value, values)),
        Path = variation.Path is null ? null : Fill(variation.Path, values),
        RawBody = variation.RawBody is null ? null : Fill(variation.RawBody, values),
        Body = variation.Body is { } body ? FilledJson(body, values) : null,
    };

    private static JsonElement FilledJson(JsonElement body, Values values) => body.ValueKind switch
    {
        JsonValueKind.String => JsonSerializer.SerializeToElement(Fill(body.GetString()!, values)),
        JsonValueKind.Array => JsonSerializer.SerializeToElement(body.EnumerateArray().Select(item => FilledJson(item, values)).ToArray()),
        JsonValueKind.Object => JsonSerializer.SerializeToElement(body.EnumerateObject().ToDictionary(property => property.Name, property => FilledJson(property.Value, values))),
        _ => body,
    };

    private static string Fill(string template, Values values) =>
        values.TryFill(template, out var filled, out var reason) ? filled : throw new InvalidOperationException($"The step was played though {reason}.");
}
