namespace OcpiKit.Ocpi.Types;

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
