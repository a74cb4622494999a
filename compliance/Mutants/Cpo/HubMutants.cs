using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in how what a hub tells of its parties is taken.</summary>
internal static class HubMutants
{
    private static readonly string[] Push = ["both.hubclientinfo.push"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("hub.put-refused", "What a hub tells of a party is not taken.", "both.hubclientinfo.push/put/*", ["both.hubclientinfo.push/*"],
            Infos("PUT", answer => answer.BecomeRefusal(2000))) { Rows = ["HCI-09"], Shows = Push },

        new("hub.get-other", "A party is given back with another role than a hub told.", "both.hubclientinfo.push/get/*", [],
            Infos("GET", answer => { if (answer.Data is JsonObject info) info["role"] = "NSP"; })) { Rows = ["HCI-08", "HCI-09"], Shows = Push },

        new("hub.no-role", "A party is given back without its role.", "schema.clientinfo", ["both.hubclientinfo.push/*"],
            Infos("GET", answer => (answer.Data as JsonObject)?.Remove("role"))) { Rows = ["HCI-11"], Shows = Push },

        new("hub.status-word", "A party is given back with a status that does not exist.", "schema.clientinfo", ["both.hubclientinfo.push/*"],
            Infos("GET", answer => { if (answer.Data is JsonObject info) info["status"] = "ONLINE"; })) { Rows = ["HCI-12"], Shows = Push },
    ];

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Infos(string method, Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer.Request.Method == method && answer.Request.Path.Value!.Contains("hubclientinfo", StringComparison.Ordinal) && answer.Status is 200 or 201)
            change(answer);
    });
}
