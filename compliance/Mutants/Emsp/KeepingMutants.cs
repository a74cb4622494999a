using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Emsp;

/// <summary>Wrong in how an eMSP keeps the Locations that it is sent.</summary>
internal static class KeepingMutants
{
    private static readonly string[] Parts = ["emsp.locations.parts"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("kept.time-stays", "A Location is not newer when an EVSE or a Connector of it is.", "emsp.locations.p*", ["location.times"],
            Kept(depth: 3, location =>
            {
                location["last_updated"] = "2026-01-31T12:00:00Z";
                foreach (var evse in location["evses"]?.AsArray() ?? [])
                    evse!["last_updated"] = "2026-01-31T12:10:00Z";
            })) { Rows = ["LOC-22", "LOC-23", "LOC-30", "LOC-31"], Shows = ["emsp.locations.parts", "emsp.locations.patch"] },

        new("kept.no-part", "An EVSE that is put is answered with success and forgotten.", "emsp.locations.parts/get-evse/*", ["emsp.locations.parts/*"],
            Tamper.Instead(request => HttpMethods.IsPut(request.Method) && Depth(request) == 4)) { Rows = ["LOC-26"], Shows = Parts },

        new("kept.patch-lost", "A PATCH of an EVSE is answered with success and forgotten.", "emsp.locations.patch/get/*", ["emsp.locations.patch/*"],
            Tamper.Instead(request => HttpMethods.IsPatch(request.Method) && Depth(request) == 4)) { Rows = ["LOC-31", "LOC-32"], Shows = ["emsp.locations.patch"] },

        new("kept.patch-replaces", "A PATCH of an EVSE takes away what it does not name.", "emsp.locations.patch/get/*", ["location.evse-id"],
            Kept(depth: 3, location =>
            {
                foreach (var evse in location["evses"]?.AsArray() ?? [])
                {
                    if ((string?)evse!["status"] == "CHARGING")
                        evse.AsObject().Remove("evse_id");
                }
            })) { Rows = ["LOC-28"], Shows = ["emsp.locations.patch"] },

        new("kept.put-adds", "A PUT leaves what the Location had before and has no more.", "emsp.locations.push/get-shorter/*", [],
            Kept(depth: 3, location => location["name"] ??= "OcpiKit test")) { Rows = ["LOC-19", "LOC-21", "TRN-30"], Shows = ["emsp.locations.push"] },

        new("kept.own-time", "A Location is given back with the time at which it came.", "emsp.locations.push/get/*", ["emsp.locations.push/*"],
            Kept(depth: 3, location => location["last_updated"] = "2026-03-01T12:00:00Z")) { Rows = ["LOC-19"], Shows = ["emsp.locations.push"] },
    ];

    private static Action<IHostApplicationBuilder> Kept(int depth, Action<JsonObject> change) => Tamper.Answers(answer =>
    {
        if (HttpMethods.IsGet(answer.Request.Method) && answer.Status == StatusCodes.Status200OK && Depth(answer.Request) == depth && answer.Data is JsonObject kept)
            change(kept);
    });

    // Country, party and Location are three.
    private static int Depth(HttpRequest request)
    {
        var segments = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length - 1 - Array.IndexOf(segments, "locations") is var depth && segments.Contains("locations") ? depth : -1;
    }
}
