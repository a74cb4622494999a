using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Mutants;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Proof.Mutants;

/// <summary>The kit as the partner of one of our servers that is wrong on purpose, as the command line is: by token, or registered and listening, with things done at the server.</summary>
internal sealed class Opposite(Kit kit)
{
    /// <summary>So many seconds pass at the stations in one of the world's.</summary>
    private const double Pace = 20;

    // What a mutant does not do is waited for; at an honest server all comes within a second or two.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    /// <summary>Plays what a mutant shows in, against a server that is changed by it.</summary>
    public async Task<RunResult> PlayAsync(Mutant mutant, CancellationToken stop = default)
    {
        if (mutant.Role == "EMSP")
        {
            await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0 }, mutant.Alter, stop: stop);
            var partner = new CpoOptions();
            return await PlayAsync(
                new Profile { Url = emsp.VersionsUrl, RegistrationToken = emsp.Invite(), Role = "EMSP", From = new(partner.CountryCode, partner.PartyId), Triggers = ReferenceTriggers.OfEmsp(emsp.BaseUrl) },
                mutant,
                stop);
        }

        await using var cpo = await CpoServer.StartAsync(Kit.SmallCpo, mutant.Calls ? Hurried(mutant) : mutant.Alter, stop);
        var asWhom = new Profile { Url = mutant.Outside(cpo.VersionsUrl), Proxy = mutant.Proxy(cpo.BaseUrl), Role = "CPO", From = new(cpo.Partner.CountryCode, cpo.Partner.PartyId) };
        return await PlayAsync(
            mutant.Calls
                ? asWhom with { RegistrationToken = cpo.Invite(), SecondToken = ReferencePair.SecondPartnerOf(cpo), Triggers = ReferenceTriggers.OfCpo(cpo.BaseUrl) }
                : asWhom with { Token = cpo.Token },
            mutant,
            stop);
    }

    private static Action<IHostApplicationBuilder> Hurried(Mutant mutant)
    {
        var clock = new PacedTime(TimeProvider.System, Pace);
        return builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            mutant.Alter(builder);
        };
    }

    private Task<RunResult> PlayAsync(Profile profile, Mutant mutant, CancellationToken stop)
    {
        IReadOnlyList<string> shows = mutant.Shows.Count == 0 ? [] : mutant.Calls ? ["both.credentials.registration", .. mutant.Shows] : mutant.Shows;
        return kit.PlayAsync(profile with { LongestWait = LongestWait }, Plan.Of(kit.Scenarios, [], shows, kit.Edition), stop);
    }
}
