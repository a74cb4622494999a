using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Reads the ids of operations: those that we call, and those that the target calls.</summary>
internal sealed class OperationReader(Edition edition, string role, Problems problems)
{
    /// <summary>An operation by its id.</summary>
    public Operation? Read(string written, Place place)
    {
        if (edition.Operations.TryGet(written, out var operation))
            return operation;
        problems.Add("unknown-operation", place, $"OCPI {edition.Version} has no operation {written}.", edition.Operations.Remedy(written));
        return null;
    }

    /// <summary>An operation that the platform under test calls at its partner, which we are.</summary>
    public Operation? ReadCalled(Node node, string key)
    {
        if (node is not ScalarNode { Value: ScalarKind.Text } scalar)
        {
            problems.Add("kind", node.Place, $"{key} names an operation, not {node.Kind}.", "Write it as sessions.receiver.put.");
            return null;
        }

        var operation = Read(scalar.Text, node.Place);
        // A mistake in the role is told at the role.
        if (operation is null || !ScenarioFormat.Roles.Contains(role) || Callers.Calls(role, operation))
            return operation;
        var side = operation.Interface.ToString().ToLowerInvariant();
        problems.Add("direction", node.Place,
            role == Scenario.EveryRole ? $"Not every platform calls {operation.Id} at its partner." : $"A platform of the role {role} does not call {operation.Id} at its partner: the {side} interface of {operation.Module} is its own.",
            role == Scenario.EveryRole ? "Write role: CPO or role: EMSP, or wait for an operation of versions or credentials." : $"Wait for one of the {(operation.Interface == Interface.Sender ? "receiver" : "sender")} interface, or use call.");
        return null;
    }
}
