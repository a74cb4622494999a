using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in what it says it offers.</summary>
internal static class VersionsMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("versions.unheard-of", "The list of versions has one that does not exist.", "versions.offered", ["schema.version"],
            Tamper.Answers(answer =>
            {
                if (answer.IsVersions)
                    answer.Data!.AsArray().Add(new JsonObject { ["version"] = "1.7", ["url"] = answer.Data[0]!["url"]!.DeepClone() });
            })) { Rows = ["VER-12"] },

        new("details.no-credentials", "The credentials module is not listed.", "details.credentials", [],
            Details(endpoints => endpoints.RemoveAll(endpoint => Identifier(endpoint) is "credentials"))) { Rows = ["VER-10"], Hides = true },

        new("details.twice", "An endpoint is listed twice.", "details.unique", [],
            Details(endpoints => endpoints.Add(endpoints.First(endpoint => Identifier(endpoint) is "tariffs")!.DeepClone()))) { Rows = ["VER-11"] },

        new("details.other-version", "The details are of another version than the one that was picked.", "details.version", [],
            Tamper.Answers(answer =>
            {
                if (answer.IsDetails)
                    answer.Data!["version"] = "2.2";
            })) { Rows = ["VER-06"] },

        new("details.plain", "The tariffs are at a public address without TLS.", "versions.https", [],
            Details(endpoints => endpoints.First(endpoint => Identifier(endpoint) is "tariffs")!["url"] = "http://cpo.example.com/ocpi/2.2.1/tariffs")) { Rows = ["TRN-01"], Shows = ["both.versions.details"] },

        new("details.credentials-receiver", "The credentials module is listed as a receiver.", "details.credentials-role", [],
            Details(endpoints => endpoints.First(endpoint => Identifier(endpoint) is "credentials")!["role"] = "RECEIVER")) { Rows = ["VER-08"] },

        new("details.commands-alone", "Commands are offered without the sessions they are about.", "details.dependencies", [],
            Details(endpoints => endpoints.Remove(endpoints.First(endpoint => Identifier(endpoint) is "sessions")))) { Rows = ["VER-18"] },

        new("credentials.unheard-of-role", "The credentials name a role that there is not.", "schema.credentialsrole", [],
            Credentials(credentials => credentials["roles"]![0]!["role"] = "MSP")) { Rows = ["TYP-12"], Shows = ["both.credentials.read"] },

        new("credentials.role-twice", "The credentials name a role of a party twice.", "both.credentials.read/read/roles-unique", [],
            Credentials(credentials => credentials["roles"]!.AsArray().Add(credentials["roles"]![0]!.DeepClone()))) { Rows = ["CRE-34"] },

        new("credentials.relative-url", "The credentials name a path where a URL is due.", "both.credentials.read/read/data-url", ["schema.credentials"],
            Credentials(credentials => credentials["url"] = "/ocpi/versions")) { Rows = ["CRE-32"] },

        new("details.relative-url", "Endpoints have relative URLs.", "schema.endpoint", ["cpo.tariffs.*", "details.version-in-url"],
            Details(endpoints => endpoints.First(endpoint => Identifier(endpoint) is "tariffs")!["url"] = "/tariffs")) { Rows = ["TYP-11"] },
    ];

    private static Action<IHostApplicationBuilder> Details(Action<JsonArray> change) => Tamper.Answers(answer =>
    {
        if (answer.IsDetails)
            change(answer.Data!["endpoints"]!.AsArray());
    });

    private static Action<IHostApplicationBuilder> Credentials(Action<JsonObject> change) => Tamper.Answers(answer =>
    {
        if (answer.IsSuccess && answer.Data is JsonObject data && data.ContainsKey("roles"))
            change(data);
    });

    private static string? Identifier(JsonNode? endpoint) => endpoint?["identifier"]?.GetValue<string>();
}
