namespace OcpiKit.Ocpi.Types;

/// <summary>Where the electricity comes from (mod_locations, EnergyMix class).</summary>
/// <param name="EnergySources">Shares that add to 100 percent (LOC-54).</param>
public sealed record EnergyMix(
    bool IsGreenEnergy,
    IReadOnlyList<EnergySource>? EnergySources,
    IReadOnlyList<EnvironmentalImpact>? EnvironImpact,
    string? SupplierName,
    string? EnergyProductName);

/// <summary>One source and its share in percent.</summary>
public sealed record EnergySource(EnergySourceCategory Source, decimal Percentage);

/// <summary>What is emitted, in grams per kWh.</summary>
public sealed record EnvironmentalImpact(EnvironmentalImpactCategory Category, decimal Amount);
