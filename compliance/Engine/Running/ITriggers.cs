namespace OcpiKit.Engine.Running;

/// <summary>Does things to the target that OCPI has no call for, as the profile says how.</summary>
public interface ITriggers
{
    /// <summary>Whether there is a trigger of this name.</summary>
    bool Knows(string name);

    /// <summary>Has it done. What goes wrong is told, never thrown.</summary>
    /// <param name="name">The name of the trigger.</param>
    /// <param name="values">What it is told, by name. They may come from the other side.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    Task<TriggerOutcome> RunAsync(string name, IReadOnlyDictionary<string, string> values, CancellationToken stop);
}

/// <summary>What came of a trigger.</summary>
/// <param name="Done">Whether it was done.</param>
/// <param name="Says">What it said, in one sentence, where it was not.</param>
public sealed record TriggerOutcome(bool Done, string Says);
