using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;

namespace OcpiKit.Cli.Compliance;

/// <summary>Waits for the target to register with the kit: then it is the target that says where it is and which token it takes.</summary>
internal sealed class Welcome(Terminal terminal, OwnParty own, TimeProvider time)
{
    /// <summary>How long is waited where nobody says.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);

    /// <summary>Waits until it has.</summary>
    /// <param name="profile">Says who we are, and how long is waited.</param>
    /// <param name="tested">The role of whoever registers.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The profile of the target, as it made itself known, and our party, which knows it.</returns>
    /// <exception cref="MisconfiguredException">Nobody can reach us, or nobody came.</exception>
    public async Task<(Profile Known, Reach Reach)> AwaitAsync(Profile profile, string tested, CancellationToken stop)
    {
        var reach = await own.OpenAsync(tested is "CPO" ? "EMSP" : "CPO", profile.Testing(tested).Sender, stop);
        if (reach.Counterparty is not Counterparty counterparty)
            throw new MisconfiguredException("Nobody could register with the kit:", $"{reach.WhyNot}.");
        var within = profile.Patience ?? Usual;
        terminal.Say($"Register your {(tested is "EMSP" ? "eMSP" : tested)} with the kit now (up to {within.TotalMinutes:0.#} min):");
        terminal.Say($"  versions  {counterparty.Versions}");
        // The one token that has to be seen: it opens the kit alone, for one registration.
        terminal.Say($"  token     {counterparty.RegistrationToken}");
        try
        {
            if (await RegisteredAsync(counterparty, within, stop) is not { } target)
                throw new MisconfiguredException($"Nobody registered with the kit within {within.TotalMinutes:0.#} min{Came(counterparty)}.", "Register with the versions URL and the token above; --patience TIME waits longer.");
            return (
                profile with { Url = target.Versions, Token = target.Token, Role = tested },
                reach with { Acquainted = true, Notice = $"The target has registered with the kit ({counterparty.Versions}), which is gone after the run: delete that registration at the target." });
        }
        catch
        {
            await counterparty.DisposeAsync();
            throw;
        }
    }

    private async Task<Registration?> RegisteredAsync(Counterparty counterparty, TimeSpan within, CancellationToken stop)
    {
        var begin = time.GetTimestamp();
        var calls = new List<Call>();
        while (counterparty.Registered is null && within - time.GetElapsedTime(begin) is { } left && left > TimeSpan.Zero)
        {
            await counterparty.Inbox.WaitAsync(left, time, stop);
            calls.AddRange(counterparty.Inbox.Take());
        }

        // They are the target's first calls, and judged as such when the run begins.
        foreach (var call in calls)
            counterparty.Inbox.Add(call);
        return counterparty.Registered;
    }

    private static string Came(Counterparty counterparty) => counterparty.Inbox.Take() switch
    {
        [] => "; no call came",
        { Count: var count } calls => $"; {count} {(count == 1 ? "call" : "calls")} came, the last of them {calls[^1].Request.Method} {calls[^1].Request.Url.AbsolutePath}, answered with HTTP {calls[^1].Response?.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing"}",
    };
}
