namespace OcpiKit.Engine.Parties;

/// <summary>What was agreed with the target: what is missing of it is broken, not merely absent.</summary>
/// <param name="Interfaces">The interfaces that it has to offer, as <c>locations.sender</c>.</param>
/// <param name="Pushes">The modules whose changes it pushes.</param>
/// <param name="RealTimeAuthorization">Whether it asks (as CPO) or answers (as eMSP) in real time; null where nothing was said.</param>
public sealed record Agreement(IReadOnlyList<string> Interfaces, IReadOnlyList<string> Pushes, bool? RealTimeAuthorization);
