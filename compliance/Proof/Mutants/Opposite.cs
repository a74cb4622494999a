using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Triggering;
using OcpiKit.Engine.Wire;
using OcpiKit.Mutants;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Proof.Mutants;

/// <summary>The kit as the partner of one of our servers that is wrong on purpose: it registers, listens, and has things done to it, as the command line does.</summary>
internal sealed class Opposite(Kit kit)
{
    /// <summary>So many seconds pass at the stations in one of the world's.</summary>
    private const double Pace = 20;

    /// <summary>Plays what a mutant shows in, against a CPO that is changed by it.</summary>
    public async Task<RunResult> PlayCpoAsync(Mutant mutant, CancellationToken stop = default)
    {
        await using var server = await CpoServer.StartAsync(Kit.SmallCpo, Changed(mutant), stop);
        var known = new Profile { Url = server.VersionsUrl, RegistrationToken = server.Invite(), From = new(server.Partner.CountryCode, server.Partner.PartyId), Triggers = ReferenceTriggers.OfCpo(server.BaseUrl) };
        return await PlayAsync(known, mutant, stop);
    }

    /// <summary>Plays what a mutant shows in, against an eMSP that is changed by it.</summary>
    public async Task<RunResult> PlayEmspAsync(Mutant mutant, CancellationToken stop = default)
    {
        await using var server = await EmspServer.StartAsync(new EmspOptions { Port = 0 }, mutant.Alter, stop: stop);
        var partner = new CpoOptions();
        var known = new Profile { Url = server.VersionsUrl, RegistrationToken = server.Invite(), From = new(partner.CountryCode, partner.PartyId), Triggers = ReferenceTriggers.OfEmsp(server.BaseUrl) };
        return await PlayAsync(known, mutant, stop);
    }

    private static Action<IHostApplicationBuilder> Changed(Mutant mutant)
    {
        var clock = new PacedTime(TimeProvider.System, Pace);
        return builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            mutant.Alter(builder);
        };
    }

    private async Task<RunResult> PlayAsync(Profile profile, Mutant mutant, CancellationToken stop)
    {
        using var wire = new RestWire(Transport.Create(profile.Limits), profile.Limits, TimeProvider.System);
        var veil = new Veil();
        veil.Hide(profile.RegistrationToken);
        var runner = new Runner(
            kit.Edition, profile, wire, veil, TimeProvider.System,
            new OwnParty(kit.Edition, profile, wire, veil, TimeProvider.System).StartAsync, new Triggers(profile.Triggers, wire, TimeProvider.System));
        var plan = Plan.Of(kit.Scenarios, [], mutant.Shows.Count == 0 ? [] : ["both.credentials.registration", .. mutant.Shows], kit.Edition);
        var events = new List<RunEvent>();
        await foreach (var told in runner.RunAsync(plan, new RunHeader("proof", "target", []), stop))
            events.Add(told);
        return ResultFold.Of(events, _ => null);
    }
}
