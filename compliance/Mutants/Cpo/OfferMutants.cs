using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in versions, details and credentials as objects. What a run begins with has to be right once, or nothing could be tested at all.</summary>
internal static class OfferMutants
{
    private static readonly string[] List = ["both.versions.list"], Endpoints = ["both.versions.details"], Party = ["both.credentials.read"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("versions.once", "The list of versions can be read once, then never again.", "both.versions.list/versions/answer", ["both.versions.list/versions/*"],
            Later(answer => answer.IsVersions, Refuse)) { Rows = ["VER-01"], Shows = List },

        new("versions.empty", "The list of versions is empty.", "both.versions.list/versions/data", ["both.versions.list/versions/*", "data.cardinality"],
            Later(answer => answer.IsVersions, answer => answer.Data = new JsonArray())) { Rows = ["VER-02"], Shows = List },

        new("versions.no-url", "One of the versions says not where it is.", "schema.version", [],
            Tamper.Answers(answer =>
            {
                if (answer.IsVersions)
                    answer.Data!.AsArray().Add(new JsonObject { ["version"] = "2.1.1" });
            })) { Rows = ["VER-03"], Shows = List },

        new("details.once", "The details can be read once, then never again.", "both.versions.details/details/answer", [],
            Later(answer => answer.IsDetails, Refuse)) { Rows = ["VER-04"], Shows = Endpoints },

        new("details.nameless", "The details do not say of which version they are.", "schema.versiondetails", [],
            Tamper.Answers(answer =>
            {
                if (answer.IsDetails)
                    answer.Data!.AsObject().Remove("version");
            })) { Rows = ["VER-05"], Shows = Endpoints },

        new("details.roleless", "An endpoint does not say which side it is.", "schema.endpoint", [],
            Tamper.Answers(answer => answer.Endpoints.FirstOrDefault(endpoint => (string?)endpoint["identifier"] == "tariffs")?.Remove("role"))) { Rows = ["VER-07"], Shows = Endpoints },

        new("credentials.closed", "The credentials cannot be read.", "both.credentials.read/read/answer", ["both.credentials.read/read/*"],
            Credentials((answer, _) => Refuse(answer))) { Rows = ["CRE-21"], Shows = Party },

        new("credentials.nobody", "The credentials name no role.", "both.credentials.read/read/data-roles", ["schema.credentials"],
            Credentials((_, credentials) => credentials["roles"] = new JsonArray())) { Rows = ["CRE-33"], Shows = Party },

        new("credentials.partyless", "A role in the credentials names no party.", "schema.credentialsrole", [],
            Credentials((_, credentials) => credentials["roles"]![0]!.AsObject().Remove("party_id"))) { Rows = ["CRE-39"], Shows = Party },

        new("access.open", "Whoever sends no token is answered 403.", "cpo.locations.authorization/*no-token/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status401Unauthorized && answer.Request.Headers.Authorization.Count == 0)
                    answer.Status = StatusCodes.Status403Forbidden;
            })) { Rows = ["TRN-07"], Shows = ["cpo.locations.authorization"] },
    ];

    private static void Refuse(Draft answer)
    {
        answer.Status = StatusCodes.Status500InternalServerError;
        answer.Envelope["status_code"] = 3000;
        answer.Envelope.Remove("data");
    }

    private static Action<IHostApplicationBuilder> Credentials(Action<Draft, JsonObject> change) => Tamper.Answers(answer =>
    {
        if (answer.IsSuccess && answer.Data is JsonObject data && data.ContainsKey("roles"))
            change(answer, data);
    });

    // Each server begins anew.
    private static Action<IHostApplicationBuilder> Later(Func<Draft, bool> which, Action<Draft> change) => builder =>
    {
        var seen = 0;
        Tamper.Answers(answer =>
        {
            if (which(answer) && Interlocked.Increment(ref seen) > 1)
                change(answer);
        })(builder);
    };
}
