using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Watching;

/// <summary>What a server is and has, at one moment.</summary>
/// <param name="Run">Tells one start of the server from another.</param>
/// <param name="Now">The moment.</param>
/// <param name="Seen">How many messages have passed since the start.</param>
/// <param name="Skipped">How many of them were too many at once to be kept.</param>
public sealed record ServerState(
    string Run,
    DateTimeOffset Now,
    string Name,
    string Party,
    Role Role,
    string Version,
    Uri VersionsUrl,
    IReadOnlyList<ModuleState> Modules,
    IReadOnlyList<PartnerState> Partners,
    EvseState? Evses,
    IReadOnlyList<RunningSession> Sessions,
    long Seen,
    long Skipped);

/// <summary>A module that the server offers, and how many objects it has there; null where it keeps none.</summary>
public sealed record ModuleState(string Identifier, InterfaceRole Role, long? Objects);

/// <summary>A partner.</summary>
/// <param name="Registered">Whether tokens were exchanged; otherwise its token was agreed upon, and we cannot call it.</param>
/// <param name="VersionsUrl">Where its API begins, if it told us.</param>
/// <param name="CalledUs">When it last called us.</param>
/// <param name="WeCalled">When we last called it.</param>
/// <param name="Answered">Whether it answered then.</param>
/// <param name="Pulled">The latest pull of each module from it.</param>
public sealed record PartnerState(
    string Name, Role? Role, bool Registered, Uri? VersionsUrl, DateTimeOffset? CalledUs, DateTimeOffset? WeCalled, bool? Answered, IReadOnlyList<PullState> Pulled);

/// <summary>What came of a pull.</summary>
/// <param name="At">When it began.</param>
/// <param name="Failed">Whether it ended early.</param>
/// <param name="Difference">What was other than what we had, in words.</param>
public sealed record PullState(string Module, DateTimeOffset At, bool Failed, string Difference);

/// <summary>What the EVSEs do.</summary>
/// <param name="Locations">At how many locations they were counted.</param>
/// <param name="AllLocations">How many there are.</param>
/// <param name="ByStatus">How many EVSEs have each status.</param>
public sealed record EvseState(int Locations, long AllLocations, IReadOnlyDictionary<string, int> ByStatus);

/// <summary>A session that has not ended.</summary>
public sealed record RunningSession(
    string Id, string Status, string LocationId, string EvseUid, decimal Kwh, DateTimeOffset Since, decimal? Cost, string Currency);
