using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Scripting;

/// <summary>The step of a scenario that is written in C#: what YAML should not say, such as a loop over all that a list holds.</summary>
/// <param name="Id">Id within the scenario.</param>
/// <param name="Title">What it does, in plain words.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Plays">What it does.</param>
/// <param name="Listens">Whether it waits for calls of the target.</param>
public sealed record ScriptStep(string Id, string Title, Place Place, Func<IStage, Task> Plays, bool Listens) : Step(Id, Title, Place);
