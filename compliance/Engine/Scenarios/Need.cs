namespace OcpiKit.Engine.Scenarios;

/// <summary>
/// Test data that a scenario needs and cannot make up, as it is the target's own: a place where something can be tried. The user's profile
/// names it, or it is looked for in the lists of the target.
/// </summary>
/// <param name="Kind">What a scenario writes under <c>needs</c>.</param>
/// <param name="Says">What it is, in words that follow "the target has no …".</param>
/// <param name="Operation">The list that it is looked for in.</param>
/// <param name="Gives">The names that it gives to the steps; the same names under <c>data</c> in a profile.</param>
/// <param name="Capability">The capability that an EVSE has to have, or null.</param>
public sealed record Need(string Kind, string Says, string Operation, IReadOnlyList<string> Gives, string? Capability = null)
{
    /// <summary>The capability that an EVSE must not have, or null.</summary>
    public string? Lacks { get; init; }

    private static readonly string[] Place = ["location_id", "evse_uid", "connector_id"];
    private static readonly string[] Card = ["token_uid", "token_type", "contract_id"];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<Need> All { get; } =
    [
        Evse("evse", "EVSE that is free", null),
        Evse("evse.card", "free EVSE with a card reader", "RFID_READER"),
        Evse("evse.start", "free EVSE that can be started remotely", "REMOTE_START_STOP_CAPABLE"),
        Evse("evse.reserve", "free EVSE that can be reserved", "RESERVABLE"),
        Evse("evse.unreservable", "free EVSE that cannot be reserved", null) with { Lacks = "RESERVABLE" },
        Evse("evse.unlock", "free EVSE that can be unlocked remotely", "UNLOCK_CAPABLE"),
        Evse("evse.preferences", "free EVSE that takes charging preferences", "CHARGING_PREFERENCES_CAPABLE"),
        Evse("evse.profile", "free EVSE that takes charging profiles", "CHARGING_PROFILE_CAPABLE"),
        new("token", "token that is valid", "tokens.sender.list", Card),
        // Whose tokens are all to be let in by the list need not answer for any (mod_tokens, real-time authorization).
        new("token.asked", "token that is valid and that may be asked for in real time", "tokens.sender.list", Card),
    ];

    /// <summary>The kind of this name, or null.</summary>
    public static Need? Find(string kind) => All.FirstOrDefault(need => need.Kind == kind);

    private static Need Evse(string kind, string says, string? capability) => new(kind, says, "locations.sender.list", Place, capability);
}
