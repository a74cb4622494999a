using System.Text.RegularExpressions;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Versions;

/// <summary>The versions of a list are known ones (version_information_endpoint, VersionNumber). Later ones than this document knows are let pass (AMB-24).</summary>
internal sealed class VersionsOffered() : SpotCheck("versions.offered", "The versions on offer are known.", "All versions on offer are known or later ones.", ["VER-12"])
{
    private static readonly Regex Later = new(@"^(2\.([3-9]|[1-9]\d+)|([3-9]|[1-9]\d+)\.\d+)([.-][0-9A-Za-z]+)*$", RegexOptions.NonBacktracking);

    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Spots("Version").Where(spot => spot.Text("version") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings) => spot.Text("version")! switch
    {
        "2.0" or "2.1.1" or "2.2.1" => null,
        "2.1" or "2.2" => Warn($"OCPI {spot.Text("version")} is deprecated.", "a version that is not deprecated", Showing.Of(spot.Text("version")), spot.At("version")),
        var later when Later.IsMatch(later) => null,
        var other => Fail($"There is no OCPI version {Showing.Of(other)}.", "2.0, 2.1.1, 2.2.1 or a later version", Showing.Of(other), spot.At("version")),
    };
}
