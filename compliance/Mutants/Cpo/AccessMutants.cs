using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in whom it lets do what.</summary>
internal static class AccessMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("access.anybody", "Every token is good.", "cpo.locations.authorization/*-unknown-token/answer", ["cpo.*.authorization/*", "both.*.authorization/*", "both.security.strangers/*"],
            Tamper.Peers(_ => true)) { Rows = ["TRN-08"] },

        new("access.raw-only", "Only a token that is not encoded is good.", "both.transport.base64-token/encoded/answer", [],
            Tamper.Peers(authorization => authorization == "Token cpo_token_c_abcdef")) { Rows = ["TRN-04"] },

        new("access.open-door", "Who shows no token is told that there is nothing, not that it is none of their business.", "cpo.locations.authorization/*-no-token/answer", ["data.cardinality"],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status401Unauthorized && answer.Request.Headers.Authorization.Count == 0)
                    answer.BecomeEmptyPage();
            })) { Rows = ["TRN-07"], Shows = ["cpo.locations.authorization"] },

        new("access.leak", "A wrong token gets HTTP 401, and data all the same.", "cpo.locations.authorization/*-unknown-token/data-0", ["cpo.*.authorization/*/data-0", "both.*.authorization/*/data-0", "status.layers"],
            Tamper.Answers(answer =>
            {
                if (answer.Status is not StatusCodes.Status401Unauthorized)
                    return;
                answer.Envelope["status_code"] = 1000;
                answer.Data = new JsonArray(new JsonObject { ["id"] = "LEAKED" });
            })) { Rows = ["TRN-08"] },

        new("access.forbidden", "A wrong token is answered 403.", "cpo.locations.authorization/*-unknown-token/answer", ["cpo.*.authorization/*/answer", "both.*.authorization/*/answer", "both.security.strangers/*"],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status401Unauthorized)
                    answer.Status = StatusCodes.Status403Forbidden;
            })) { Rows = ["TRN-08"] },

        new("delete.accepted", "DELETE of a Location is answered with success.", "cpo.locations.read-only/delete/answer", [],
            Tamper.Answers(answer =>
            {
                if (!HttpMethods.IsDelete(answer.Request.Method) || answer.Status is not StatusCodes.Status405MethodNotAllowed)
                    return;
                answer.Status = StatusCodes.Status200OK;
                answer.Headers.Remove("Allow");
                answer.Envelope["status_code"] = 1000;
            })) { Rows = ["LOC-05", "LOC-08"], Shows = ["cpo.locations.read-only"] },
    ];
}
