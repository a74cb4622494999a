using System.Runtime.CompilerServices;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>Plays a plan against a target and tells what happens, veiled. One scenario after the other, in the plan's order: the same target gives the same result.</summary>
/// <param name="edition">The protocol.</param>
/// <param name="profile">What is known of the target.</param>
/// <param name="wire">Sends requests.</param>
/// <param name="veil">Keeps secrets out of what is told.</param>
/// <param name="time">The clock.</param>
/// <param name="listen">Starts the party that the target calls; null where nobody listens.</param>
/// <param name="triggers">Does to the target what OCPI has no call for; null where nothing can.</param>
/// <param name="book">Where changes of the relation are written down; null for nowhere.</param>
public sealed class Runner(
    Edition edition, Profile profile, IWire wire, Veil veil, TimeProvider time, StartCounterparty? listen = null, ITriggers? triggers = null, IRelationBook? book = null)
{
    /// <summary>An honest target offers a few dozen endpoints; no more are told of.</summary>
    private const int EndpointsTold = 200;

    private const int LongestNotice = 2_000;

    private readonly ShownBudget _shown = new();

    /// <summary>How many characters of a body the evidence keeps where all is well; a report is quick to read with few, a lesson points into the whole.</summary>
    public int ShownOfBodies
    {
        init => _shown = new(value);
    }

    /// <summary>Takes the bodies that are too long for the result; null where only their beginning is kept.</summary>
    public IBodyKeeper? LongBodies { get; init; }

    /// <summary>Plays the plan.</summary>
    /// <exception cref="MisconfiguredException">The target cannot be tested as configured; nothing was judged.</exception>
    public async IAsyncEnumerable<RunEvent> RunAsync(IReadOnlyList<Scenario> plan, RunHeader header, [EnumeratorCancellation] CancellationToken stop)
    {
        var started = time.GetUtcNow();
        var deadline = new Deadline(profile, time);
        var line = new Line(wire, profile, edition.Dialect, new Throttle(profile.RateBudget, time), new Random(profile.Seed), time);
        var preflight = new Preflight(line, profile, edition);
        var clearance = await ClearAsync(preflight, stop);
        foreach (var secret in new[] { line.Token, line.RegistrationToken, profile.OwnToken, profile.SecondToken })
            veil.Hide(secret);
        var role = clearance.Offer.Role;
        profile = profile.Testing(role);
        plan = [.. plan.Where(scenario => scenario.Tests(role))];
        if (plan.Count == 0)
            throw new MisconfiguredException($"Of the scenarios that were chosen none tests a platform of the role {role}, which the target is.", "Choose others, or say the role: --role CPO or --role EMSP.");
        var reach = await ListenAsync(clearance, line, stop);
        await using var counterparty = reach.Counterparty;
        var agreed = new Agreed(profile.Expect, clearance.Offer);
        var written = new Written(veil);
        yield return new RunStarted(Facts(header, clearance.Offer, started), [.. agreed.Plan is { } agreement ? [agreement] : Array.Empty<PlannedScenario>(), .. plan.Select(Planned)]);
        foreach (var exchange in preflight.Exchanges)
            yield return new Exchanged(Record(exchange, "", found: false));

        foreach (var told in Tell(agreed))
            yield return told;

        var relation = new Relation(line, profile, clearance, veil, counterparty, book);
        var surroundings = new Surroundings(edition, clearance.Neighbourhood.Hosts, clearance.Neighbourhood.Loopback)
        {
            // Who registers says who it is; else only the user knows as whom the target knows us.
            Us = profile.From ?? (profile.RegistrationToken is null ? null : profile.Sender),
            Them = clearance.Parties.AsReadOnly(),
            GaveToken = (profile.OwnToken ?? profile.RegistrationToken) is not null,
            Offered = [.. clearance.Offer.Endpoints.Where(endpoint => endpoint.Role.Equals("SENDER", StringComparison.OrdinalIgnoreCase)).Select(endpoint => endpoint.Module)],
        };
        var given = new GivenValues(profile.Sender, line, reach, veil, time);
        var arrivals = new Arrivals(counterparty, line, time);
        var (judge, expectations) = (new Judge(surroundings), new ExpectationJudge(edition));
        var player = new ScenarioPlayer(
            new CallPlayer(line, clearance.Offer, clearance.Neighbourhood, profile, deadline),
            new AwaitPlayer(arrivals, relation, deadline, profile, new Absence(edition.Requirements), judge, expectations),
            new TriggerPlayer(triggers, profile),
            arrivals,
            relation,
            given,
            new Discovery(line, clearance.Offer, clearance.Neighbourhood, profile, edition),
            counterparty,
            judge,
            expectations,
            edition,
            time);
        foreach (var scenario in plan)
        {
            yield return new ScenarioStarted(scenario.Id);
            var clock = time.GetTimestamp();
            if (WhyNot(scenario, clearance.Offer, deadline, relation, agreed, reach) is { } why)
            {
                yield return new ScenarioEnded(scenario.Id, 0, why.Verdict, why.Reason);
                continue;
            }

            counterparty?.Behave(given.Partner(scenario));
            await foreach (var happening in player.PlayAsync(scenario, stop))
            {
                if (happening is Judged { Exchange: { } exchange })
                    written.See(exchange);
                foreach (var told in Tell(scenario, happening))
                    yield return told;
            }

            counterparty?.Behave([]);

            yield return new ScenarioEnded(scenario.Id, time.GetElapsedTime(clock).TotalMilliseconds);
        }

        yield return new RunEnded(time.GetUtcNow(), [
            .. Notices(plan, clearance, line, reach).Concat(relation.Notices()).Select(Veiled),
            .. written.Notices().Select(Bounded),
            .. arrivals.Notices().Concat(player.Notices).Select(Veiled),
        ]);

        string Veiled(string notice) => veil.Over(Bounded(notice));
    }

    private async Task<Clearance> ClearAsync(Preflight preflight, CancellationToken stop)
    {
        try
        {
            return await preflight.RunAsync(stop);
        }
        catch (MisconfiguredException e)
        {
            foreach (var exchange in preflight.Exchanges)
                veil.Learn(exchange);
            throw new MisconfiguredException(veil.Over(e.Message), veil.Over(e.Remedy));
        }
    }

    /// <summary>Has the party listen that the target deals with. What came before it was told of is not the target's.</summary>
    private async Task<Reach> ListenAsync(Clearance clearance, Line line, CancellationToken stop)
    {
        var reach = listen is null ? Reach.Nowhere : await listen(Callers.PartnerOf(clearance.Offer.Role), profile.Sender, stop);
        if (reach.Counterparty is not { } counterparty)
            return reach;
        veil.Hide(counterparty.Token);
        if (!reach.Acquainted)
            counterparty.Inbox.Take();
        if (profile.Token is not null)
            counterparty.Knows(clearance.Offer, line.Token);
        return reach;
    }

    private static string Named(string role) => role is "EMSP" ? "an EMSP" : $"a {role}";

    private IEnumerable<RunEvent> Tell(Agreed agreed)
    {
        if (agreed.Plan is null)
            yield break;
        yield return new ScenarioStarted(Agreed.Id);
        foreach (var finding in agreed.Findings())
            yield return new Found(Agreed.Id, veil.Over(finding));
        yield return new ScenarioEnded(Agreed.Id, 0);
    }

    private IEnumerable<RunEvent> Tell(Scenario scenario, Happening happening)
    {
        if (happening is Waits { Waiting: var waiting })
            yield return waiting with { For = veil.Over(Bounded(waiting.For)), Ask = waiting.Ask is null ? null : veil.Aloud(Bounded(waiting.Ask)) };
        if (happening is not Judged judged)
            yield break;
        var beside = judged.Exchange?.Number >= Evidence.Exchange.FirstBeside;
        var id = beside ? ResultFold.Beside : scenario.Id;
        if (judged.Exchange is { } exchange)
        {
            yield return new Exchanged(Record(exchange, id, judged.Findings.Any(finding => finding.Verdict >= Verdict.Warn)));
        }

        foreach (var finding in judged.Findings)
        {
            // That something holds of what went on beside a scenario is no part of its result either; what is broken between the two is told where it came to light.
            var aside = beside || (finding.Exchange >= Evidence.Exchange.FirstBeside && finding.Verdict <= Verdict.Pass);
            yield return new Found(aside ? ResultFold.Beside : scenario.Id, veil.Over(finding));
        }
    }

    private ExchangeRecord Record(Evidence.Exchange exchange, string scenario, bool found)
    {
        var record = veil.Over(exchange, scenario, _shown.Take(found, exchange.Direction == Evidence.Direction.FromSubject ? exchange.Request.Body.Length : exchange.Response?.Body.Length ?? 0));
        return record.Cut && LongBodies?.RoomFor(found) is > 0 and var room && veil.OverBody(exchange, room) is { } body
            ? record with { BodyFile = LongBodies.Keep(exchange.Number, body, found) }
            : record;
    }

    private static string Bounded(string text) => text.Length > LongestNotice ? text[..LongestNotice] + "…" : text;

    private (Verdict Verdict, string Reason)? WhyNot(Scenario scenario, Offer offer, Deadline deadline, Relation relation, Agreed agreed, Reach reach)
    {
        var absent = scenario.Operations.Select(id => edition.Operations[id]).FirstOrDefault(operation => offer.BaseOf(operation) is null);
        if (absent is not null && offer.Plain.Any(endpoint => endpoint.Serves(absent)))
            return (Verdict.Blocked, $"the version details name a plain http address for {absent.Module}, though the versions URL is https; the token is not sent there");
        if (absent is not null && agreed.Wants(absent))
            return (Verdict.Blocked, $"{absent.Module} ({absent.Interface.ToString().ToLowerInvariant()}) was agreed, and the version details do not offer it");
        if (absent is not null)
            return (Verdict.NotApplicable, $"the version details do not offer {absent.Module} ({absent.Interface.ToString().ToLowerInvariant()})");
        if (IsForeign(scenario, offer))
            return (Verdict.NotApplicable, $"the version details offer nothing of {scenario.Module}, and nothing is known that would have the target call about it");
        if (agreed.WhyNotApplicable(scenario) is { } unwanted)
            return (Verdict.NotApplicable, unwanted);
        if (Permissions.WhyNot(scenario, profile, profile.Remote || scenario.Operations.Any(id => offer.BaseOf(edition.Operations[id]) is { IsLoopback: false })) is { } unpermitted)
            return (Verdict.Blocked, unpermitted);
        if (relation.WhyNot(scenario) is { } unrelated)
            return (Verdict.Blocked, unrelated);
        if (scenario.Listens && reach.Counterparty is null)
            return (Verdict.Blocked, $"it waits for calls of the target, and {reach.WhyNot}");
        return deadline.IsOver ? (Verdict.Blocked, $"the time of the run was used up ({deadline.Option})") : null;
    }

    /// <summary>
    /// Whether a scenario only waits for calls about a module of which the target offers nothing. Who asks and never answers need not offer anything, so it is played
    /// all the same where the user knows how to bring such calls about.
    /// </summary>
    private bool IsForeign(Scenario scenario, Offer offer) =>
        scenario.Steps.OfType<AwaitStep>().Where(step => step.Answers is null).ToList() is { Count: > 0 } awaited
        && awaited.SelectMany(step => step.Operations).All(operation => operation.Functional && operation.Module == scenario.Module)
        && !offer.Endpoints.Any(endpoint => endpoint.Module == scenario.Module)
        && !scenario.Steps.OfType<TriggerStep>().Any(step => profile.Triggers.ContainsKey(step.Trigger));

    private RunFacts Facts(RunHeader header, Offer offer, DateTimeOffset started) => new(
        header.Kit,
        veil.Over(offer.Versions.AbsoluteUri),
        header.Name ?? offer.Versions.Authority,
        offer.Role,
        edition.Version,
        profile.Seed,
        started,
        null,
        [.. header.Options.Select(veil.Over)],
        [.. offer.Endpoints.Take(EndpointsTold).Select(endpoint => new OfferedInterface(veil.Over(endpoint.Module), veil.Over(endpoint.Role), veil.Over(endpoint.Url.AbsoluteUri)))])
    {
        Reference = header.Name is not null,
    };

    private static PlannedScenario Planned(Scenario scenario) =>
        new(scenario.Id, scenario.Title, scenario.Why, scenario.Module, scenario.Role, scenario.Place.File, scenario.Place.Line);

    private IEnumerable<string> Notices(IReadOnlyList<Scenario> plan, Clearance clearance, Line line, Reach reach)
    {
        if (reach.Notice is { } unexpected)
            yield return unexpected;
        foreach (var notice in clearance.Notices)
            yield return notice;
        var functional = plan.SelectMany(scenario => scenario.Operations).Select(id => edition.Operations[id]).Where(operation => operation.Functional).ToList();
        if (functional.Count > 0 && functional.TrueForAll(operation => clearance.Offer.BaseOf(operation) is null))
            yield return $"The target offers none of the modules that are tested of {Named(clearance.Offer.Role)}; only what every platform has was looked at. Is it {Named(clearance.Offer.Role)}?";
        if (line.SlowedDown > 0)
            yield return $"The target asked {line.SlowedDown} times to slow down (Retry-After); the kit waited.";
    }
}

/// <summary>What the command line knows of a run and the engine does not.</summary>
/// <param name="Kit">Version of the kit.</param>
/// <param name="Name">What to call the target, or null for its host.</param>
/// <param name="Options">The options as the user gave them.</param>
public sealed record RunHeader(string Kit, string? Name, IReadOnlyList<string> Options);
