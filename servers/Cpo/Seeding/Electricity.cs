using Bogus;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>Makes up where the electricity comes from; shares always add to 100 (LOC-54).</summary>
internal static class Electricity
{
    public static EnergyMix Mix(Randomizer random) => random.Bool(0.7f) ? Green(random) : Mixed(random);

    private static EnergyMix Green(Randomizer random)
    {
        var wind = random.Int(20, 70);
        return new EnergyMix(
            IsGreenEnergy: true,
            [new EnergySource(EnergySourceCategory.Wind, wind), new EnergySource(EnergySourceCategory.Solar, 100 - wind)],
            [new EnvironmentalImpact(EnvironmentalImpactCategory.CarbonDioxide, 0m)],
            "Regenpfeifer Energie",
            "Watt aus Wind");
    }

    private static EnergyMix Mixed(Randomizer random)
    {
        var gas = random.Int(10, 40);
        var water = random.Int(10, 30);
        return new EnergyMix(
            IsGreenEnergy: false,
            [
                new EnergySource(EnergySourceCategory.Gas, gas),
                new EnergySource(EnergySourceCategory.Water, water),
                new EnergySource(EnergySourceCategory.GeneralFossil, 100 - gas - water),
            ],
            [new EnvironmentalImpact(EnvironmentalImpactCategory.CarbonDioxide, 210.5m + gas)],
            "Stadtwerk Nord",
            null);
    }
}
