using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in what it says became of a request.</summary>
internal static class StatusMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("status.custom", "Success is 1900, a code that only modules of one's own may use.", "status.custom", ["cpo.*/answer", "both.*/answer"],
            Succeeding(1900)) { Rows = ["STA-07"] },

        new("status.unheard-of", "Success is 1234, a code that does not exist.", "status.known", ["cpo.*/answer", "both.*/answer"],
            Succeeding(1234)) { Rows = ["STA-19"] },

        new("status.success-in-error", "HTTP 404 comes with the OCPI status 1000.", "status.layers", ["cpo.security.injection/*"],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status404NotFound)
                    answer.Envelope["status_code"] = 1000;
            })) { Rows = ["STA-10"] },

        new("json.half-refused", "Half a document is refused like one that is wrong: HTTP 200 with 2001.", "cpo.tokens.refusals/half/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Status is StatusCodes.Status400BadRequest)
                    answer.BecomeRefusal(2001);
            })) { Rows = ["STA-01"], Shows = ["cpo.tokens.refusals"] },

        new("unknown.empty", "An unknown id is answered with success and an empty object.", "cpo.locations.unknown/*", ["cpo.*.other-parent/elsewhere/answer", "cpo.security.injection/*", "location.evse-id", "schema.connector", "schema.evse", "schema.location"],
            Unknown(answer =>
            {
                answer.Status = StatusCodes.Status200OK;
                answer.Envelope["status_code"] = 1000;
                answer.Data = new JsonObject();
            })) { Rows = ["STA-03"] },

        new("unknown.fault", "An unknown id makes the server fail.", "cpo.locations.unknown/*", ["cpo.*.other-parent/elsewhere/answer", "cpo.security.injection/*"],
            Unknown(answer =>
            {
                answer.Status = StatusCodes.Status500InternalServerError;
                answer.Envelope["status_code"] = 3000;
            })) { Rows = ["STA-03"] },
    ];

    private static Action<IHostApplicationBuilder> Succeeding(int code) => Tamper.Answers(answer =>
    {
        if (answer.IsSuccess)
            answer.Envelope["status_code"] = code;
    });

    private static Action<IHostApplicationBuilder> Unknown(Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer.IsUnknownObject)
            change(answer);
    });
}
