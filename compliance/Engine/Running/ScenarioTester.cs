using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>Plays scenarios one by one against a target, for whoever has tests of their own and no need of a command line.</summary>
public sealed class ScenarioTester : IDisposable
{
    private readonly Edition _edition;
    private readonly Profile _profile;
    private readonly RestWire _wire;

    /// <summary>A tester of a target.</summary>
    /// <param name="edition">The protocol.</param>
    /// <param name="profile">The target: its versions URL, the token, who we are.</param>
    /// <param name="transport">What leads to it, such as the handler of a test server, owned from now on; null for the network.</param>
    public ScenarioTester(Edition edition, Profile profile, HttpMessageHandler? transport = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        (_edition, _profile) = (edition, profile);
        _wire = new RestWire(transport ?? Transport.Create(profile.Limits, proxy: profile.Proxy), profile.Limits, TimeProvider.System);
    }

    /// <summary>Plays one scenario; nothing of it is left for the next.</summary>
    /// <exception cref="MisconfiguredException">The target cannot be tested as the profile has it.</exception>
    public async Task<ScenarioResult> PlayAsync(Scenario scenario, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var veil = new Veil();
        veil.Hide(_profile.Token);
        var events = new List<RunEvent>();
        await foreach (var told in new Runner(_edition, _profile, _wire, veil, TimeProvider.System).RunAsync([scenario], new RunHeader("test", null, []), stop))
            events.Add(told);
        return ResultFold.Of(events, _ => null).Scenarios.First(result => result.Id == scenario.Id);
    }

    /// <inheritdoc/>
    public void Dispose() => _wire.Dispose();
}
