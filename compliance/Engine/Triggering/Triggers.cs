using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Wire;

namespace OcpiKit.Engine.Triggering;

/// <summary>The triggers of a profile.</summary>
/// <param name="triggers">What the profile says.</param>
/// <param name="wire">Sends those that call; no redirect is followed.</param>
/// <param name="time">Bounds those that run a command.</param>
public sealed class Triggers(IReadOnlyDictionary<string, Trigger> triggers, IWire wire, TimeProvider time) : ITriggers
{
    private readonly CallingTrigger _calling = new(wire);
    private readonly CommandTrigger _command = new(time);

    /// <inheritdoc/>
    public bool Knows(string name) => triggers.ContainsKey(name);

    /// <inheritdoc/>
    public Task<TriggerOutcome> RunAsync(string name, IReadOnlyDictionary<string, string> values, CancellationToken stop) => triggers.GetValueOrDefault(name) switch
    {
        HttpTrigger call => _calling.RunAsync(call, values, stop),
        ShellTrigger shell => _command.RunAsync(shell, values, stop),
        _ => Task.FromResult(new TriggerOutcome(false, $"The profile has no trigger {name}.")),
    };
}
