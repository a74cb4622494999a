using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Emsp;

/// <summary>Wrong in how an eMSP takes CDRs and Tariffs.</summary>
internal static class BillingMutants
{
    private static readonly string[] Tariffs = ["emsp.tariffs.push"];
    private static readonly string[] Bills = ["emsp.commands.charge"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("cdr.other-back", "A CDR is given back with another energy.", "emsp.commands.charge/read/*", [],
            Answers("GET", "/cdrs", answer =>
            {
                if (answer.Data is System.Text.Json.Nodes.JsonObject cdr)
                    cdr["total_energy"] = 99;
            })) { Rows = ["CDR-10"], Shows = Bills },

        new("tariff.lost", "A Tariff is answered with success and forgotten.", "emsp.tariffs.push/get/*", ["emsp.tariffs.push/*"],
            Tamper.Instead(request => HttpMethods.IsPut(request.Method) && request.Path.Value!.Contains("/tariffs/", StringComparison.Ordinal))) { Rows = ["TAR-08", "TAR-09", "TAR-10"], Shows = Tariffs },

        new("tariff.undying", "That a Tariff is gone is answered with success, and it stays.", "emsp.tariffs.push/*", [],
            Tamper.Instead(request => HttpMethods.IsDelete(request.Method) && request.Path.Value!.Contains("/tariffs/", StringComparison.Ordinal))) { Rows = ["TAR-13", "TAR-15"], Shows = Tariffs },

        new("tariff.other-back", "A Tariff is given back with another currency.", "emsp.tariffs.push/get/*", [],
            Answers("GET", "/tariffs/", answer => answer.Data!["currency"] = "SEK")) { Rows = ["TAR-09", "TAR-10"], Shows = Tariffs },
    ];

    private static Action<IHostApplicationBuilder> Answers(string method, string path, Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer.Request.Method == method && answer.Request.Path.Value!.Contains(path, StringComparison.Ordinal) && answer.Status is >= 200 and < 300 && (method == "POST" || answer.Data is not null))
            change(answer);
    });
}
