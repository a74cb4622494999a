using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Cli.Compliance;

/// <summary>Our own CPO and eMSP, on free ports and registered with each other, to be tested one after the other.</summary>
internal sealed class ReferencePair : IAsyncDisposable
{
    private readonly CpoServer _cpo;
    private readonly EmspServer _emsp;

    private ReferencePair(CpoServer cpo, EmspServer emsp, IReadOnlyList<ReferenceTarget> targets)
    {
        (_cpo, _emsp) = (cpo, emsp);
        Targets = targets;
    }

    /// <summary>The two of them; each is tested in the place of a partner that has registered.</summary>
    public IReadOnlyList<ReferenceTarget> Targets { get; }

    /// <summary>Starts both.</summary>
    public static async Task<ReferencePair> StartAsync(CancellationToken stop)
    {
        var options = new CpoOptions { Port = 0 };
        var cpo = await CpoServer.StartAsync(options, stop: stop);
        EmspServer? emsp = null;
        try
        {
            emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0 }, stop: stop);
            var known = await cpo.RegisterAsync(emsp.VersionsUrl, emsp.Invite(), stop);
            return new ReferencePair(
                cpo,
                emsp,
                [
                    new("the reference CPO", "CPO", cpo.VersionsUrl, cpo.Token, new PartyName(options.Partner.CountryCode, options.Partner.PartyId)),
                    new("the reference eMSP", "EMSP", emsp.VersionsUrl, known.Contact!.Token, new PartyName(options.CountryCode, options.PartyId)),
                ]);
        }
        catch
        {
            if (emsp is not null) await emsp.DisposeAsync();
            await cpo.DisposeAsync();
            throw;
        }
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
/// <param name="Token">A token that it gave to a partner.</param>
/// <param name="Partner">Who that partner is.</param>
internal sealed record ReferenceTarget(string Name, string Role, Uri Versions, string Token, PartyName Partner)
{
    /// <summary>The folder of its reports beneath the one of the run: the CPO's lie in the run's own.</summary>
    public string Folder => Role is "CPO" ? "" : Role.ToLowerInvariant();
}
