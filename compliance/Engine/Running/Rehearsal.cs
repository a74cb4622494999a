using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>
/// Goes through a plan without a target: which requests a run would make, and what it would not play for want of a permission, a token or a word of the user's.
/// Nothing is sent. Requests are made by the same hand as in a run; what only the target can tell stays as the name that stands for it.
/// </summary>
/// <param name="edition">The protocol.</param>
/// <param name="profile">The target, and what the user permits.</param>
public sealed class Rehearsal(Edition edition, Profile profile)
{
    private const string Nowhere = "http://ocpikit.invalid/";

    /// <summary>The scenarios of a plan, in order.</summary>
    public async Task<IReadOnlyList<Rehearsed>> OfAsync(IReadOnlyList<Scenario> plan, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var relation = new Relation(
            Line(new Notepad()), profile, new Clearance(new Offer(new Uri(Nowhere), new Uri(Nowhere), [], [], false), new Neighbourhood([], true), []), new Veil(), null, null);
        var all = new List<Rehearsed>();
        var registered = false;
        foreach (var scenario in plan)
        {
            var why = Permissions.WhyNot(scenario, profile, profile.Remote)
                ?? (registered ? null : relation.WhyNot(scenario))
                ?? (scenario.Listens && profile is { Remote: true, Listen: null, PublicUrl: null } ? $"it waits for calls of the target, and {Reach.Nowhere.WhyNot}" : null)
                ?? (registered || profile.OwnToken is not null ? null : Relation.WhyNotCalled(scenario));
            registered |= why is null && scenario.Registers;
            all.Add(new(scenario, why, await StepsAsync(scenario, stop)));
        }

        return all;
    }

    private async Task<IReadOnlyList<RehearsedStep>> StepsAsync(Scenario scenario, CancellationToken stop)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var (name, value) in new[] { ("our_country_code", profile.Sender.CountryCode), ("our_party_id", profile.Sender.PartyId), ("their_country_code", profile.To?.CountryCode), ("their_party_id", profile.To?.PartyId) })
        {
            if (value is not null)
                values[name] = JsonSerializer.SerializeToElement(value);
        }

        var steps = new List<RehearsedStep>();
        foreach (var need in scenario.Needs.Select(Need.Find).OfType<Need>())
        {
            foreach (var name in need.Gives.Where(profile.Data.ContainsKey))
                values[name] = JsonSerializer.SerializeToElement(profile.Data[name]);
            if (!need.Gives.Where(name => name != "connector_id").All(profile.Data.ContainsKey))
                steps.Add(new(Discovery.Step, $"Look for a {need.Says}", await RequestAsync(edition.Operations[need.Operation], new Dictionary<string, string>(), Variation.None, stop), "the profile names none (data:), so it is looked for, page by page"));
        }

        foreach (var step in scenario.Steps)
        {
            if (step is SetStep set)
            {
                foreach (var (name, value) in set.Values)
                    values[name] = Filler(values, value.GetRawText()).In(value);
            }
            else
            {
                steps.Add(await StepAsync(step, values, stop));
            }
        }

        return steps;
    }

    private async Task<RehearsedStep> StepAsync(Step step, Dictionary<string, JsonElement> values, CancellationToken stop) => step switch
    {
        CallStep call when call.Variation.Token != TokenVariation.Old && Line(new Notepad()).WhyNot(call.Variation.Token) is { } why => new(step.Id, step.Title, null, $"would not be sent: {why}"),
        CallStep call => new(step.Id, step.Title, await CallAsync(call, values, stop), call.Pages == Pages.All ? "and each page that it links to" : null),
        AwaitStep wait => new(step.Id, $"Wait for {wait.Title}", null, $"nothing is sent; waits up to {wait.Within.TotalSeconds:0.###} s for {string.Join(" or ", wait.Operations.Select(operation => $"{operation.Method} {operation.Url}"))}"),
        TriggerStep trigger => new(step.Id, step.Title, null, profile.Triggers.ContainsKey(trigger.Trigger) ? $"the trigger {trigger.Trigger} of the profile"
            : profile.Patience is not null ? $"you are asked: {trigger.Ask}"
            : $"would be blocked: the profile has no trigger {trigger.Trigger}; add it under triggers:, or give --patience 5m to do it by hand"),
        _ => new(step.Id, step.Title, null, "what it sends, only playing it shows"),
    };

    private Task<RehearsedRequest> CallAsync(CallStep call, Dictionary<string, JsonElement> values, CancellationToken stop)
    {
        var filler = Filler(values, [.. call.Templates]);
        var variation = call.Variation with
        {
            // Which one that was, only the run will know; here it is not shown anyway.
            Token = call.Variation.Token == TokenVariation.Old ? TokenVariation.Unknown : call.Variation.Token,
            Headers = call.Variation.Headers?.ToDictionary(pair => pair.Key, pair => pair.Value is null ? null : filler.In(pair.Value)),
            Path = call.Variation.Path is { } path ? filler.In(path) : null,
            RawBody = call.Variation.RawBody is { } raw ? filler.In(raw) : null,
            Body = call.Variation.Body is { } body ? filler.In(body) : null,
        };
        return RequestAsync(call.Operation, call.With.ToDictionary(pair => pair.Key, pair => filler.In(pair.Value)), variation, stop);
    }

    private async Task<RehearsedRequest> RequestAsync(Operation operation, Dictionary<string, string> with, Variation variation, CancellationToken stop)
    {
        var notepad = new Notepad();
        var begin = operation.Url[..(operation.Url.IndexOf('}', StringComparison.Ordinal) + 1)];
        var place = Nowhere + begin.Trim('{', '}');
        var url = operation.UrlParameter is { } named ? with[named] + variation.Path
            : UrlTemplate.Fill(new Uri(place), operation, with, variation.Path).AbsoluteUri.Replace(place, operation.Id == "versions.symmetric.list" && profile.Url is { } versions ? versions.AbsoluteUri : begin, StringComparison.Ordinal);
        await Line(notepad).SendAsync("rehearsal", operation, new Uri(place), variation, Intent.Regular, stop);
        var sent = notepad.Written!;
        return new(
            sent.Method,
            // Names that stand for values are no part of an address, and are not written as one.
            url.Replace("$%7B", "${", StringComparison.Ordinal).Replace("%24%7B", "${", StringComparison.Ordinal).Replace("%7D", "}", StringComparison.Ordinal),
            [.. sent.Headers.Select(Shown)],
            variation.Body is { } body ? JsonSerializer.Serialize(body, Readable) : variation.RawBody ?? (variation.Repeated is { } repeated ? $"({repeated.Length} characters)" : null));
    }

    /// <summary>No secret is shown, and nothing that is made anew for each request.</summary>
    private HeaderLine Shown(KeyValuePair<string, string> header) => header.Key switch
    {
        "Authorization" => new(header.Key, header.Value.Contains(' ', StringComparison.Ordinal) ? header.Value.Split(' ')[0] + " …" : header.Value),
        "X-Request-ID" or "X-Correlation-ID" when Guid.TryParse(header.Value, out _) => new(header.Key, "(new for each request)"),
        _ when profile.Headers.Any(own => own.Key.Equals(header.Key, StringComparison.OrdinalIgnoreCase)) => new(header.Key, "…"),
        _ => new(header.Key, header.Value),
    };

    private Line Line(IWire wire) => new(wire, profile, edition.Dialect, new Throttle(null, TimeProvider.System), new Random(profile.Seed), TimeProvider.System)
    {
        To = profile.To ?? new PartyName("${their_country_code}", "${their_party_id}"),
    };

    /// <summary>Fills in what is known; what is not stays as its name.</summary>
    private static Substitution Filler(Dictionary<string, JsonElement> values, params IReadOnlyList<string> texts)
    {
        var all = new Dictionary<string, JsonElement>(values);
        foreach (var name in texts.SelectMany(Substitution.Names).Where(name => !all.ContainsKey(name)).Distinct().ToList())
            all[name] = JsonSerializer.SerializeToElement($"${{{name}}}");
        return new Substitution(all);
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where requests end that are not sent.</summary>
    private sealed class Notepad : IWire
    {
        public Outgoing? Written { get; private set; }

        public Task<Delivery> SendAsync(Outgoing request, CancellationToken stop)
        {
            Written = request;
            return Task.FromResult(new Delivery(new(request.Method, request.Url, request.Headers, default), null, new(FaultKind.NotConnected, "it is a rehearsal"), DateTimeOffset.UnixEpoch, TimeSpan.Zero));
        }
    }
}

/// <summary>A scenario as it would be played.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="WhyNot">Why it would be blocked, as far as that can be known without the target; null where nothing is known.</param>
/// <param name="Steps">Its steps.</param>
public sealed record Rehearsed(Scenario Scenario, string? WhyNot, IReadOnlyList<RehearsedStep> Steps);

/// <summary>A step as it would be played.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it does, in plain words.</param>
/// <param name="Request">What would be sent; null where nothing is.</param>
/// <param name="Note">What there is to say of it, or null.</param>
public sealed record RehearsedStep(string Id, string Title, RehearsedRequest? Request, string? Note);

/// <summary>A request as it would be sent, without secrets.</summary>
public sealed record RehearsedRequest(string Method, string Url, IReadOnlyList<HeaderLine> Headers, string? Body);
