using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Locations;

/// <summary>Images have the recommended size: photos at least 800 by 600 pixels, logos 512 by 512 (mod_locations, Image). Images are not fetched.</summary>
internal sealed class Images() : SpotCheck("location.images", "Images have the recommended size.", "Every image that names its size has the recommended one.", ["LOC-58"])
{
    private static readonly HashSet<string> Logos = new(StringComparer.Ordinal) { "NETWORK", "OPERATOR", "OWNER" };
    private static readonly string[] Parties = ["operator", "suboperator", "owner"];

    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        exchange.Spots("Location").SelectMany(Of).Concat(exchange.Spots("EVSE").SelectMany(evse => evse.List("images")))
            .Where(image => Size(image, "width") is not null && Size(image, "height") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var (width, height) = (Size(spot, "width")!.Value, Size(spot, "height")!.Value);
        var logo = spot.Text("category") is { } category && Logos.Contains(category);
        var well = logo ? (width, height) is (512, 512) : width >= 800 && height >= 600;
        return well
            ? null
            : Warn($"{(logo ? "A logo" : "A photo")} does not have the recommended size.", logo ? "512 by 512 pixels" : "at least 800 by 600 pixels", $"{width} by {height}", spot.Pointer);
    }

    private static IEnumerable<Spot> Of(Spot location) =>
        location.List("images").Concat(
            from role in Parties
            let logo = location.Field(role)?.Field("logo")
            where logo is not null
            select logo.Value);

    private static int? Size(Spot image, string name) =>
        image.Field(name) is { Value.ValueKind: JsonValueKind.Number } size && size.Value.TryGetInt32(out var pixels) ? pixels : null;
}
