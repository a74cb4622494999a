using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Versions;

/// <summary>
/// Interfaces are reached over TLS (transport_and_format, security). URLs on loopback are not looked at; on private networks it is a warning. A target on this machine that
/// names public addresses is looked at as well: they are what its partners call.
/// </summary>
internal sealed class Https() : SpotCheck("versions.https", "All URLs are https.", "All URLs are https.", ["TRN-01"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        exchange.Spots("Version").Concat(exchange.Spots("VersionDetails").SelectMany(details => details.List("endpoints")))
            .Where(spot => Url(spot) is { IsLoopback: false });

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var url = Url(spot)!;
        if (url.Scheme == Uri.UriSchemeHttps)
            return null;
        return Hosts.Private(url)
            ? Warn($"A URL is {url.Scheme} on a private network.", "https", Showing.Of(url.AbsoluteUri), spot.At("url"))
            : Fail($"A URL is {url.Scheme} on a public host.", "https", Showing.Of(url.AbsoluteUri), spot.At("url"));
    }

    private static Uri? Url(Spot spot) => Uri.TryCreate(spot.Text("url"), UriKind.Absolute, out var url) ? url : null;
}
