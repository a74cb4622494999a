namespace OcpiKit.Engine.Scenarios;

/// <summary>What a folder or file of scenarios held.</summary>
/// <param name="Scenarios">Those that are right, in the order of their files.</param>
/// <param name="Diagnostics">What is wrong in the others.</param>
public sealed record ScenarioSet(IReadOnlyList<Scenario> Scenarios, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The steps that are there to be shared.</summary>
    public IReadOnlyList<SharedPart> Parts { get; init; } = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool Sound => Diagnostics.All(diagnostic => diagnostic.Weight == Weight.Advice);
}

/// <summary>Steps that several scenarios share.</summary>
/// <param name="Name">What <c>use</c> calls them.</param>
/// <param name="Place">Where they stand.</param>
public sealed record SharedPart(string Name, Place Place);

/// <summary>How bad it is what a diagnostic tells.</summary>
public enum Weight
{
    /// <summary>The file cannot be used.</summary>
    Mistake,

    /// <summary>The file can be used, and says probably something else than its author meant, or says it badly.</summary>
    Advice,
}

/// <summary>Something in a file, told to its author.</summary>
/// <param name="Code">The kind of mistake or advice, such as <c>unknown-key</c>.</param>
/// <param name="Says">What is wrong, in one sentence.</param>
/// <param name="Remedy">What to do about it, or null where that is plain.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Diagnostic(string? Code, string Says, string? Remedy, Place Place)
{
    /// <summary>Where else to look, in a sentence: the case or the use of a part in which it shows. Null where it stands for itself.</summary>
    public string? Context { get; init; }

    /// <summary>How bad it is.</summary>
    public Weight Weight { get; init; } = Weight.Mistake;

    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Says}{(Remedy is null ? "" : $" {Remedy}")}{(Context is null ? "" : $" {Context}")}";
}
