namespace OcpiKit.Ocpi.Types;

#pragma warning disable CS1591 // The values are the protocol's own words, and say what they mean.

/// <summary>Where electricity comes from.</summary>
public enum EnergySourceCategory
{
    Nuclear,
    GeneralFossil,
    Coal,
    Gas,
    GeneralGreen,
    Solar,
    Wind,
    Water,
}

/// <summary>What its generation leaves behind.</summary>
public enum EnvironmentalImpactCategory
{
    NuclearWaste,
    CarbonDioxide,
}
