using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in the CDRs and Tariffs that are pushed.</summary>
internal static class BillingMutants
{
    // How the reference CPO remarks that a bill takes the place of another.
    private const string Instead = "Instead of ";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("bill.changed", "A CDR is sent again with another content.", "cdr.unchanged", ["cdr.price", "cdr.sums", "push.sent-once"],
            Post.Carrying(() => async call =>
            {
                var answer = await call.SendAsync();
                if (call.Is("cdrs", "POST"))
                {
                    var other = call.Body!.AsObject();
                    other["remark"] = "Changed.";
                    (await call.Another("POST", call.Url, other).SendAsync()).Dispose();
                }

                return answer;
            })) { Rows = ["CDR-01"], Shows = ["cpo.commands.charge"] },

        new("bill.other-method", "A CDR has another auth_method than its Session had.", "cdr.auth-method", ["session.cdr"],
            Bills(cdr => cdr["auth_method"] = "WHITELIST")) { Rows = ["CDR-31"], Shows = ["cpo.commands.charge"] },

        new("bill.no-reference", "A CDR leaves out the reference that its eMSP gave.", "cdr.authorization-reference", ["cpo.cdrs.reference/*", "session.*"],
            Bills(cdr => cdr.Remove("authorization_reference"))) { Rows = ["CDR-32", "CDR-33"], Shows = ["cpo.cdrs.reference"] },

        new("bill.replaced", "What was taken back is billed anew by a CDR that takes it back once more.", "cdr.replacement", ["cdr.*", "cpo.cdrs.credit/*"],
            Post.Calls(call => call.Is("cdrs", "POST") && ((string?)call.Body?["remark"])?.StartsWith(Instead, StringComparison.Ordinal) == true, call => call.Edit(cdr =>
                (cdr["credit"], cdr["credit_reference_id"]) = (true, ((string)cdr["remark"]!)[Instead.Length..].TrimEnd('.'))))) { Rows = ["CDR-07"], Shows = ["cpo.cdrs.credit"] },

        new("tariff.untold", "A new Tariff is not pushed.", "cpo.tariffs.push/new/came", [],
            Dropped("PUT")) { Rows = ["TAR-01"], Shows = ["cpo.tariffs.push"] },

        new("tariff.undead", "That a Tariff is gone is not told.", "cpo.tariffs.push/gone/came", [],
            Dropped("DELETE")) { Rows = ["TAR-02"], Shows = ["cpo.tariffs.push"] },

        new("tariff.other-party", "The address of a Tariff names another party than the Tariff.", "incoming.url-ids", ["cpo.tariffs.push/*"],
            Post.Calls(call => call.Is("tariffs", "PUT"), call => call.Edit(tariff => (tariff["country_code"], tariff["party_id"]) = ("XX", "XYZ")))) { Rows = ["TAR-11", "TAR-12"], Shows = ["cpo.tariffs.push"] },
    ];

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Bills(Action<JsonObject> change) => Post.Calls(call => call.Is("cdrs", "POST"), call => call.Edit(change));

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Dropped(string method) =>
        Post.Carrying(() => call => call.Is("tariffs", method) ? Task.FromResult(Letter.Pretended()) : call.SendAsync());
}
