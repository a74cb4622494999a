using OcpiKit.Engine.Scripting;

namespace OcpiKit.Engine.Scenarios;

/// <summary>A test, a lesson and a chapter of the report, as its file says it.</summary>
/// <param name="Id">Frozen id, such as <c>cpo.locations.paging</c>.</param>
/// <param name="Title">What it shows, as a sentence.</param>
/// <param name="Why">Why that matters, in plain words.</param>
/// <param name="Role">The role it tests: CPO, EMSP or BOTH.</param>
/// <param name="Module">The module it belongs to.</param>
/// <param name="Conduct">Whether it only reads.</param>
/// <param name="Steps">In order.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Scenario(string Id, string Title, string Why, string Role, string Module, Conduct Conduct, IReadOnlyList<Step> Steps, Place Place)
{
    /// <summary>The role of a scenario that tests what every platform has to do.</summary>
    public const string EveryRole = "BOTH";

    /// <summary>Whether it sends what belongs to a party, and so needs to know which one we are to the target.</summary>
    public bool NamesOurParty { get; init; }

    /// <summary>How our counterparty misbehaves while it is played.</summary>
    public IReadOnlyList<Disturbance> Partner { get; init; } = [];

    /// <summary>What takes back what it did, once it is over, however it ended.</summary>
    public IReadOnlyList<CleanupStep> Cleanup { get; init; } = [];

    /// <summary>The id of its file where it is one of several cases; else its own.</summary>
    public string Family { get; init; } = Id;

    /// <summary>Test data that it needs, by kind; the names that these give are known to its steps.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The names that steps capture or set and nothing uses, each with its place.</summary>
    public IReadOnlyDictionary<string, Place> Unused { get; init; } = new Dictionary<string, Place>();

    /// <summary>The defaults that no step takes, each with its place.</summary>
    public IReadOnlyDictionary<string, Place> IdleDefaults { get; init; } = new Dictionary<string, Place>();

    /// <summary>The parts that its steps use.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>Whether its file tells editors where the schema is.</summary>
    public bool HelpsEditors { get; init; }

    /// <summary>Whether the target has to be able to call us.</summary>
    public bool Listens => Partner.Count > 0 || Steps.Any(step => step is AwaitStep or ScriptStep { Listens: true });

    /// <summary>Whether it registers with the target: what comes after it needs the token that this gives.</summary>
    public bool Registers => Does("credentials.symmetric.post");

    /// <summary>
    /// Whether it shows what the token for registration does not open: it is played while that token is still good for something, else its refusal
    /// would say nothing.
    /// </summary>
    public bool PrecedesRegistration => !Registers && Steps.OfType<CallStep>().Any(step => step is { Operation.Functional: true, Variation.Token: TokenVariation.Registration });

    /// <summary>Whether it ends the registration: nothing can come after it.</summary>
    public bool Unregisters => Does("credentials.symmetric.delete");

    /// <summary>Whether the target has to register with us: what was registered between us before has to have ended.</summary>
    public bool IsRegisteredWith => Steps.OfType<AwaitStep>().Any(step => step.Operations.Any(operation => operation.Id == "credentials.symmetric.post"));

    /// <summary>Whether it changes the registration that there is.</summary>
    public bool ChangesRegistration => Unregisters || Does("credentials.symmetric.put");

    /// <summary>Whether it tests a platform of this role.</summary>
    public bool Tests(string role) => Role is EveryRole || Role.Equals(role, StringComparison.OrdinalIgnoreCase);

    /// <summary>The operations that the target must offer for this scenario to apply.</summary>
    public IEnumerable<string> Operations => Calls.Where(step => step.Operation.UrlParameter is null).Select(step => step.Operation.Id).Distinct();

    /// <summary>Every call that it makes, that of the cleanup too.</summary>
    public IEnumerable<CallStep> Calls => Steps.Concat(Cleanup.Select(step => step.Does)).OfType<CallStep>();

    private bool Does(string operation) => Calls.Any(step => step.Operation.Id == operation && step.Intent == Evidence.Intent.Regular);
}

/// <summary>Whether a scenario leaves the target as it was.</summary>
public enum Conduct
{
    /// <summary>Only reads: may run beside others.</summary>
    Reads,

    /// <summary>Changes data: runs alone, in file order.</summary>
    Changes,
}

/// <summary>Where something stands in a file; line and column count from 1.</summary>
public sealed record Place(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
