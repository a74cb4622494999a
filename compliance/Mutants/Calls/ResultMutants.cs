using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in how what came of a command is told.</summary>
internal static class ResultMutants
{
    private static readonly string[] Charge = ["cpo.commands.charge"];
    private static readonly string[] Unlock = ["cpo.commands.unlock"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("result.never", "What came of a command is never told.", "cpo.commands.charge/started/came", ["cpo.commands.charge/stopped/came"],
            Post.Carrying(() => call => call.IsResult ? Task.FromResult(Letter.Pretended()) : call.SendAsync())) { Rows = ["CMD-02"], Shows = Charge },

        new("result.twice", "What came of a command is told twice.", "result.once", [],
            Post.Carrying(() => async call =>
            {
                if (call.IsResult)
                    (await call.Another(call.Method, call.Url, call.Body).SendAsync()).Dispose();
                return await call.SendAsync();
            })) { Shows = Charge },

        new("result.wrapped", "What came of a command is told in an envelope.", "incoming.bare", ["cpo.commands.charge/started/*", "cpo.commands.charge/stopped/*"],
            Post.Calls(call => call.IsResult, call => call.Body = new JsonObject
            {
                ["status_code"] = 1000, ["timestamp"] = "2026-03-01T12:00:00Z", ["data"] = call.Body?.DeepClone(),
            })) { Rows = ["CMD-13"], Shows = Charge },

        new("result.early", "A command is answered only after what came of it was told.", "result.after-answer", [],
            Tamper.Late(request => HttpMethods.IsPost(request.Method) && request.Path.Value!.EndsWith("/UNLOCK_CONNECTOR", StringComparison.Ordinal), TimeSpan.FromSeconds(3))) { Shows = Unlock },

        new("result.elsewhere", "What came of a command is told at another address.", "incoming.response-url", ["cpo.commands.charge/started/came", "cpo.commands.charge/stopped/came"],
            Post.Calls(call => call.IsResult, call => call.Url = new(call.Url.AbsoluteUri + "0"))) { Rows = ["CHP-17", "CMD-11"], Shows = Charge },

        new("result.word", "What came of a command is told in a word that does not exist.", "incoming.schema.*", ["cpo.commands.charge/started/*"],
            Post.Calls(call => call.IsResult, call => call.Edit(result => result["result"] = "OK"))) { Rows = ["CMD-47"], Shows = Charge },
    ];
}
