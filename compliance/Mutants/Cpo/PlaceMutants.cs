using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in who may see a Location, in when it is open, and in what is found of it.</summary>
internal static class PlaceMutants
{
    private static readonly string[] Single = ["cpo.locations.single"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("location.eighth-day", "A place is open on the eighth day of the week.", "schema.regularhours", [],
            Tamper.Locations(location => location["opening_times"] = new JsonObject
            {
                ["twentyfourseven"] = false,
                ["regular_hours"] = new JsonArray(new JsonObject { ["weekday"] = 8, ["period_begin"] = "08:00", ["period_end"] = "20:00" }),
            })) { Rows = ["LOC-57"], Shows = Single },

        new("location.for-nobody", "A place is shown to holders of Tokens that nothing is said of.", "schema.location", [],
            Shown(new JsonObject { ["issuer"] = "Somebody" })) { Rows = ["LOC-59"], Shows = Single },

        new("location.uid-alone", "A place is shown to the holder of a uid of no type.", "schema.publishtokentype", [],
            Shown(new JsonObject { ["uid"] = "012345678" })) { Rows = ["LOC-60"], Shows = Single },

        new("location.number-alone", "A place is shown to the holder of a printed number of no issuer.", "schema.publishtokentype", [],
            Shown(new JsonObject { ["visual_number"] = "5B1F" })) { Rows = ["LOC-61"], Shows = Single },

        new("location.not-found", "What is in the list is not found by its id.", "cpo.locations.single/*", [],
            Tamper.Answers(answer =>
            {
                if (!answer.IsSingle)
                    return;
                answer.Status = StatusCodes.Status404NotFound;
                answer.Envelope["status_code"] = 2003;
                answer.Envelope.Remove("data");
            })) { Rows = ["LOC-13", "LOC-14", "LOC-15"], Shows = Single },

        new("location.renamed", "Locations have other ids each time.", "location.ids", ["cpo.locations.order/*"],
            builder =>
            {
                var reading = 0;
                Tamper.Pages(page =>
                {
                    reading++;
                    foreach (var location in page.Locations.ToList())
                        location["id"] = $"{reading}-{location["id"]}";
                })(builder);
            }) { Rows = ["LOC-36"], Shows = ["cpo.locations.order"] },

        new("location.stands-still", "A Location never says that it has changed.", "object.last-updated", ["cpo.locations.push/*"],
            Tamper.Locations(location => Frozen(location))) { Rows = ["LOC-10"], Calls = true, Shows = ["cpo.locations.push"] },
    ];

    private static void Frozen(JsonObject of)
    {
        of["last_updated"] = "2025-01-01T00:00:00Z";
        foreach (var part in (of["evses"] ?? of["connectors"]) is JsonArray parts ? parts.OfType<JsonObject>() : [])
            Frozen(part);
    }

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Shown(JsonObject to) => Tamper.Locations(location =>
    {
        location["publish"] = false;
        location["publish_allowed_to"] = new JsonArray(to.DeepClone());
    });
}
