using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Running;

/// <summary>Something that happens while a scenario is played.</summary>
internal abstract record Happening;

/// <summary>An exchange with what was found in it; without one, what was found otherwise.</summary>
internal sealed record Judged(Exchange? Exchange, IReadOnlyList<Finding> Findings) : Happening;

/// <summary>The run begins to wait.</summary>
internal sealed record Waits(Waiting Waiting) : Happening;
