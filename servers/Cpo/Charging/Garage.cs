using Bogus;

namespace OcpiKit.Cpo.Charging;

/// <summary>Where the cars come from: each is as hungry and as fast as chance will have it.</summary>
internal static class Garage
{
    // What cars take from alternating current, and from direct current, in watts.
    private static readonly int[] Slow = [3_700, 7_400, 11_000, 11_000, 22_000];
    private static readonly int[] Fast = [50_000, 100_000, 125_000, 150_000, 250_000];

    /// <summary>A car that comes to an outlet.</summary>
    public static Vehicle Drive(Outlet outlet, Randomizer random)
    {
        var isFast = outlet.Place.ConnectorPowerType is Ocpi.Types.PowerType.Dc;
        return new Vehicle(random.Int(8_000, isFast ? 60_000 : 40_000) / 1000m, random.ArrayElement(isFast ? Fast : Slow));
    }
}
