namespace OcpiKit.Engine.Parties;

/// <summary>What was agreed with the target: what is missing of it is broken, not merely absent.</summary>
/// <param name="Interfaces">What it has to offer: an interface as <c>locations.sender</c>, or a module as <c>locations</c>, which stands for the interface that its role has.</param>
/// <param name="Pushes">The modules whose changes it pushes, and no others; null where nothing was said.</param>
/// <param name="RealTimeAuthorization">Whether it asks (as CPO) or answers (as eMSP) in real time; null where nothing was said.</param>
public sealed record Agreement(IReadOnlyList<string> Interfaces, IReadOnlyList<string>? Pushes, bool? RealTimeAuthorization)
{
    /// <summary>The modules of OCPI 2.2.1 that two parties can agree on.</summary>
    public static IReadOnlyList<string> Modules { get; } =
        ["credentials", "locations", "sessions", "cdrs", "tariffs", "tokens", "commands", "chargingprofiles", "hubclientinfo"];

    /// <summary>The modules that can be pushed.</summary>
    public static IReadOnlyList<string> Pushable { get; } = ["locations", "sessions", "cdrs", "tariffs", "tokens", "chargingprofiles", "hubclientinfo"];

    /// <summary>The interfaces that can be agreed on, as they are written.</summary>
    public static IReadOnlyList<string> Agreeable { get; } = ["credentials", .. from module in Modules.Skip(1) from end in new[] { "sender", "receiver" } select $"{module}.{end}"];

    /// <summary>What a target of this role has to offer, each as module and interface (terminology, typical implementations per role); the interface is null for credentials, which have none.</summary>
    public IEnumerable<(string Module, string? Interface)> Offers(string role) =>
        Interfaces.Select(agreed => agreed.Split('.')).Select(parts => (parts[0], parts is [_, var end] ? end : InterfaceOf(parts[0], role))).Distinct();

    private static string? InterfaceOf(string module, string role) => (module, role) switch
    {
        ("credentials", _) => null,
        ("hubclientinfo", _) => "receiver",
        ("locations" or "sessions" or "cdrs" or "tariffs", "EMSP") or ("tokens" or "commands" or "chargingprofiles", "CPO") => "receiver",
        _ => "sender",
    };
}
