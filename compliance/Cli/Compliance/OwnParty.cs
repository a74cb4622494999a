using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Compliance;

/// <summary>Has the kit's own party listen where the target can reach it, and makes sure of that before anything is played.</summary>
internal sealed class OwnParty(Edition edition, Profile profile, IWire wire, Veil veil, TimeProvider time)
{
    /// <summary>Starts it.</summary>
    /// <exception cref="MisconfiguredException">It cannot listen as it was told to.</exception>
    public async Task<Reach> StartAsync(string role, PartyName party, CancellationToken stop)
    {
        if (profile is { Remote: true, Listen: null, PublicUrl: null })
            return Reach.Nowhere;
        return await OpenAsync(role, party, stop);
    }

    /// <summary>Has it listen and reach itself, wherever the target is.</summary>
    /// <exception cref="MisconfiguredException">It cannot listen as it was told to.</exception>
    public async Task<Reach> OpenAsync(string role, PartyName party, CancellationToken stop)
    {
        var counterparty = await ListenAsync(role, party, stop);
        veil.Hide(counterparty.Token);
        veil.Hide(counterparty.RegistrationToken);
        if (await new PublicUrl(wire, edition.Dialect).WhyUnreachableAsync(counterparty, stop) is not { } why)
            return new(counterparty);
        var url = counterparty.Versions;
        await counterparty.DisposeAsync();
        var reason = $"the kit does not reach itself at {url} ({why}), so that the target would not either; see that --public-url is right, and that what stands before the kit leads to where it listens (--listen)";
        return new(null, reason, $"No call of the target was waited for: {reason}.");
    }

    private async Task<Counterparty> ListenAsync(string role, PartyName party, CancellationToken stop)
    {
        try
        {
            return await Counterparty.StartAsync(
                new(edition, role, party, profile.Seed)
                {
                    Listen = Place(),
                    PublicUrl = profile.PublicUrl,
                    Certificate = NetworkOf.Listening(profile),
                    Token = profile.OwnToken,
                    TrustHosts = profile.TrustHosts,
                    Limits = profile.Limits,
                    Wire = wire,
                    // The scenarios tell them, each as it wants it told.
                    TellsResults = false,
                },
                time,
                stop);
        }
        catch (ListeningException e)
        {
            throw new MisconfiguredException(e.Message, e.Remedy);
        }
    }

    /// <summary>Where it listens: as told; under its public URL where nothing stands before it; else on this machine alone.</summary>
    private string? Place()
    {
        if (profile is { Remote: true, PublicUrl: null, Listen: { } everywhere } && everywhere.StartsWith("0.0.0.0:", StringComparison.Ordinal))
            throw new MisconfiguredException($"The kit is told to listen on all addresses ({everywhere}), and not under which of them the target reaches it.", "Say it: --public-url http://HOST:PORT.");
        if (profile.Listen is not null || profile.PublicUrl is not { IsLoopback: false } url)
            return profile.Listen ?? (profile.PublicUrl is { } local ? $"localhost:{local.Port}" : null);
        return (url.Scheme == "https") == (profile.ListenCertificate is not null)
            ? $"*:{url.Port}"
            : throw new MisconfiguredException(
                $"The public URL is {url.Scheme}, and where the kit listens behind it was not said.",
                "Say it with --listen HOST:PORT, or listen with the certificate of that name: --listen-cert FILE.");
    }
}
