namespace OcpiKit.Engine.Running;

/// <summary>Brings about at the target what OCPI has no call for, as the profile says.</summary>
public interface ITriggers
{
    /// <summary>Whether the profile says how to do this.</summary>
    bool Has(string name);

    /// <summary>Does it. What goes wrong is told, never thrown.</summary>
    /// <param name="name">Name of the trigger; one that the profile has.</param>
    /// <param name="values">The values that the scenario gives, by name; some come from the other side.</param>
    /// <param name="stop">Stops it, with all that it started.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    Task<TriggerOutcome> RunAsync(string name, IReadOnlyDictionary<string, string> values, CancellationToken stop);
}

/// <summary>What came of a trigger.</summary>
/// <param name="Done">Whether it did its work, as far as it can tell.</param>
/// <param name="Says">What it did and what was answered, in one bounded sentence; not yet veiled.</param>
public sealed record TriggerOutcome(bool Done, string Says);
