namespace OcpiKit.Ocpi.Types;

/// <summary>When a location is open: always, or by weekday; with exceptions (mod_locations, Hours class).</summary>
/// <param name="Twentyfourseven">True: always open, and then without regular hours (LOC-55).</param>
public sealed record Hours(
    bool Twentyfourseven,
    IReadOnlyList<RegularHours>? RegularHours,
    IReadOnlyList<ExceptionalPeriod>? ExceptionalOpenings,
    IReadOnlyList<ExceptionalPeriod>? ExceptionalClosings);

/// <summary>Opening hours of one weekday, Monday being 1, in local time as HH:MM.</summary>
public sealed record RegularHours(int Weekday, string PeriodBegin, string PeriodEnd);

/// <summary>An exception to the regular hours, in UTC.</summary>
public sealed record ExceptionalPeriod(DateTimeOffset PeriodBegin, DateTimeOffset PeriodEnd);
