using OcpiKit.Cli.Compliance;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Triggering;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Proof;

/// <summary>The kit as its command line puts it together, with the scenarios as they are shipped.</summary>
internal sealed class Kit
{
    public Edition Edition { get; } = Edition.Load221();

    public IReadOnlyList<Scenario> Scenarios { get; }

    public Kit()
    {
        var set = new ScenarioLoader(Edition).LoadFolder(Path.Combine(AppContext.BaseDirectory, "scenarios"));
        Assert.That(set.Diagnostics, Is.Empty);
        Scenarios = set.Scenarios;
    }

    /// <summary>A small network: enough for every page and window, quick to crawl.</summary>
    public static CpoOptions SmallCpo { get; } = new() { Port = 0, Locations = 60, PageLimit = 25 };

    /// <summary>Plays the scenarios against a running CPO, in the place of the partner whose token it has.</summary>
    public Task<RunResult> PlayAsync(CpoServer server, IReadOnlyList<Scenario>? plan = null, CancellationToken stop = default) =>
        PlayAsync(
            new Profile { Url = server.VersionsUrl, Token = server.Token, From = new PartyName(server.Partner.CountryCode, server.Partner.PartyId) },
            plan,
            stop);

    /// <summary>Plays them against a running CPO in both directions: registers with it, listens to it, and has things done at its stations.</summary>
    public Task<RunResult> PlayBothWaysAsync(CpoServer server, IReadOnlyList<Scenario>? plan = null, CancellationToken stop = default) => PlayAsync(
        new Profile
        {
            Url = server.VersionsUrl,
            RegistrationToken = server.Invite(),
            SecondToken = ReferencePair.SecondPartnerOf(server),
            Role = "CPO",
            From = new PartyName(server.Partner.CountryCode, server.Partner.PartyId),
            Triggers = ReferenceTriggers.OfCpo(server.BaseUrl),
        },
        plan,
        stop);

    /// <summary>Plays them against a running eMSP in both directions, in the place of a CPO.</summary>
    public Task<RunResult> PlayBothWaysAsync(EmspServer server, IReadOnlyList<Scenario>? plan = null, CancellationToken stop = default) => PlayAsync(
        new Profile
        {
            Url = server.VersionsUrl,
            RegistrationToken = server.Invite(),
            Role = "EMSP",
            From = new PartyName("DE", "OKC"),
            Triggers = ReferenceTriggers.OfEmsp(server.BaseUrl),
        },
        plan,
        stop);

    /// <summary>Plays the scenarios against a counterparty of the kit, in the place of its partner.</summary>
    public Task<RunResult> PlayAsync(Counterparty party, PartyName partner, CancellationToken stop = default) =>
        PlayAsync(new Profile { Url = party.Versions, Token = party.Token, From = partner }, plan: null, stop);

    /// <summary>Plays the scenarios against what a profile names; where it brings a token to register with, in both directions.</summary>
    public async Task<RunResult> PlayAsync(Profile profile, IReadOnlyList<Scenario>? plan, CancellationToken stop)
    {
        using var wire = new RestWire(Transport.Create(profile.Limits, proxy: profile.Proxy), profile.Limits, TimeProvider.System);
        var veil = new Veil();
        veil.Hide(profile.Token);
        veil.Hide(profile.RegistrationToken);
        veil.Hide(profile.SecondToken);
        var own = new OwnParty(Edition, profile, wire, veil, TimeProvider.System);
        var runner = new Runner(
            Edition, profile, wire, veil, TimeProvider.System, profile.RegistrationToken is null ? null : own.StartAsync, new Triggers(profile.Triggers, wire, TimeProvider.System));
        var events = new List<RunEvent>();
        await foreach (var told in runner.RunAsync(plan ?? Plan.Of(Scenarios, [], [], Edition), new RunHeader("proof", "target", []), stop))
            events.Add(told);
        return ResultFold.Of(events, _ => null);
    }
}
