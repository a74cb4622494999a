using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Engine.Parties;
using OcpiKit.Mutants;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cli.Compliance;

/// <summary>Our own CPO and eMSP, on free ports, to be tested one after the other: the kit registers with each of them in the other's place.</summary>
internal sealed class ReferencePair : IAsyncDisposable
{
    /// <summary>A driver takes eight seconds to plug in; nobody has to wait for that. So many seconds pass at the stations in one of the world's.</summary>
    private const double Pace = 20;

    private readonly CpoServer _cpo;
    private readonly EmspServer _emsp;

    private ReferencePair(CpoServer cpo, EmspServer emsp, IReadOnlyList<ReferenceTarget> targets)
    {
        (_cpo, _emsp) = (cpo, emsp);
        Targets = targets;
    }

    /// <summary>The two of them.</summary>
    public IReadOnlyList<ReferenceTarget> Targets { get; }

    /// <summary>Starts both.</summary>
    /// <param name="mutant">What one of them does wrong; null where both are as they should be.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ReferencePair> StartAsync(Mutant? mutant, CancellationToken stop)
    {
        var options = new CpoOptions { Port = 0 };
        var cpo = await CpoServer.StartAsync(options, Hurry + (mutant is { Role: "CPO" } ? mutant.Alter : null), stop);
        EmspServer? emsp = null;
        try
        {
            emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0 }, mutant is { Role: "EMSP" } ? mutant.Alter : null, stop: stop);
            return new ReferencePair(
                cpo,
                emsp,
                [
                    new("the reference CPO", "CPO", cpo.VersionsUrl, cpo.Invite(), new PartyName(options.Partner.CountryCode, options.Partner.PartyId), ReferenceTriggers.OfCpo(cpo.BaseUrl)) { SecondToken = SecondPartnerOf(cpo) },
                    new("the reference eMSP", "EMSP", emsp.VersionsUrl, emsp.Invite(), new PartyName(options.CountryCode, options.PartyId), ReferenceTriggers.OfEmsp(emsp.BaseUrl)),
                ]);
        }
        catch
        {
            if (emsp is not null) await emsp.DisposeAsync();
            await cpo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the time of a server's stations pass quickly.</summary>
    public static void Hurry(IHostApplicationBuilder server) => server.Services.AddSingleton<TimeProvider>(new PacedTime(TimeProvider.System, Pace));

    /// <summary>Makes a second partner known to the CPO, by a token that was agreed upon; gives the token.</summary>
    public static string SecondPartnerOf(CpoServer cpo)
    {
        var token = CredentialsToken.Create();
        cpo.Services.GetRequiredService<PeerBook>().Admit(token, Standing.Registered, new PartyKey("NL", "OKS"));
        return token;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _emsp.DisposeAsync();
        await _cpo.DisposeAsync();
    }
}

/// <summary>One of our servers as a target.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Role">Its role.</param>
/// <param name="Versions">Its versions URL.</param>
/// <param name="RegistrationToken">A token with which a partner may register.</param>
/// <param name="Partner">Who that partner is: a party that has a past there, where there is one.</param>
/// <param name="Triggers">What people do at it.</param>
internal sealed record ReferenceTarget(
    string Name, string Role, Uri Versions, string RegistrationToken, PartyName Partner, IReadOnlyDictionary<string, Trigger> Triggers)
{
    /// <summary>The token of another partner of its; null where there is none.</summary>
    public string? SecondToken { get; init; }

    /// <summary>The folder of its reports beneath the one of the run: the CPO's lie in the run's own.</summary>
    public string Folder => Role is "CPO" ? "" : Role.ToLowerInvariant();
}
