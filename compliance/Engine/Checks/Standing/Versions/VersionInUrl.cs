using System.Text.RegularExpressions;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Versions;

/// <summary>The version stands in the addresses of its endpoints, as is strongly recommended (transport_and_format, interface endpoints): a later version then has addresses of its own.</summary>
internal sealed class VersionInUrl() : DetailsCheck(
    "details.version-in-url", "The addresses of the endpoints say the version.", "The addresses of the endpoints say the version.", ["TRN-74"])
{
    // However its digits are parted: 2.2.1, 2_2_1, v221; 2.2 where both revisions share their addresses.
    private static readonly Regex Version = new(@"(?<![0-9])2[._-]?2([._-]?1)?(?![0-9])", RegexOptions.CultureInvariant);

    protected override IEnumerable<Spot> Spots(Exchange exchange) => base.Spots(exchange).Where(details => Endpoints(details).Any());

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        Endpoints(spot).FirstOrDefault(endpoint => endpoint.Spot.Text("url") is { } url && !Version.IsMatch(url)) is { Module: not null } without
            ? Warn($"The address of {Showing.Cut(without.Module)} does not say the version; a later version will need another one, or break this one.", "2.2.1 in the URL", Showing.Of(without.Spot.Text("url")), without.Spot.At("url"))
            : null;
}
