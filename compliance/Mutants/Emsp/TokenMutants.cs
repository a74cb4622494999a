using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Emsp;

/// <summary>Wrong in the Tokens that an eMSP tells of, and in how it answers for them.</summary>
internal static class TokenMutants
{
    private static readonly string[] Paging = ["emsp.tokens.paging"];
    private static readonly string[] Known = ["emsp.tokens.known"];
    private static readonly string[] Places = ["emsp.tokens.places"];
    private static readonly string[] Push = ["emsp.tokens.push"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("tokens.no-issuer", "A required field of Tokens is missing: issuer.", "schema.token", [],
            Listed(token => token.Remove("issuer"))) { Rows = ["TOK-18", "TOK-28"], Shows = Paging },

        new("tokens.long-group", "A group_id is too long for OCPP 1.6.", "token.group-id", [],
            Listed(token => token["group_id"] = new string('G', 21))) { Rows = ["TOK-30"], Shows = Paging },

        new("tokens.app-in-list", "Tokens of apps are to be let in by the list.", "token.app-whitelist", [],
            Listed(token =>
            {
                if ((string?)token["type"] == "APP_USER")
                    token["whitelist"] = "ALLOWED";
            })) { Rows = ["TOK-31"], Shows = Paging },

        new("tokens.one-uid", "Cards of several drivers have one uid.", "token.uids", ["crawl.unique"],
            Listed(token => token["uid"] = "012345678")) { Rows = ["TOK-29"], Shows = Paging },

        new("tokens.window-ignored", "Of the list of Tokens date_from changes nothing.", "emsp.tokens.window/*", ["window.from"],
            Tamper.Reading(page => page with { From = null })) { Rows = ["TOK-17", "TRN-17"], Shows = ["emsp.tokens.window"] },

        new("tokens.deleted", "A Token can be deleted.", "emsp.tokens.read-only/*", [],
            Tamper.Instead(request => HttpMethods.IsDelete(request.Method) && request.Path.Value!.Contains("/tokens/", StringComparison.Ordinal))) { Rows = ["TOK-16"], Shows = ["emsp.tokens.read-only"] },

        new("authorize.not-there", "Nobody can ask for a Token in real time.", "authorize.offered", ["emsp.tokens.known/*", "envelope.on-errors"],
            Authorizing(answer =>
            {
                answer.Status = StatusCodes.Status405MethodNotAllowed;
                answer.Bytes = [];
            })) { Rows = ["TOK-05"], Shows = Known },

        new("authorize.typeless", "Who asks for a card without a type is told that nobody knows it.", "emsp.tokens.known/by-default/*", ["emsp.tokens.known/*"],
            Authorizing(answer =>
            {
                if (!answer.Request.Query.ContainsKey("type"))
                    Unknown(answer);
            })) { Rows = ["TOK-21"], Shows = Known },

        new("authorize.only-somewhere", "Who asks for a card without a place is turned away.", "emsp.tokens.known/anywhere/*", [],
            Authorizing(answer =>
            {
                if (answer.Request.ContentLength is > 0)
                    return;
                answer.Envelope["status_code"] = 2001;
                answer.Envelope.Remove("data");
            })) { Rows = ["TOK-23"], Shows = Known },

        new("authorize.bare", "A card that is known is answered with success and nothing else.", "emsp.tokens.known/ask/*", ["emsp.tokens.known/*", "data.*"],
            Authorizing(answer => answer.Envelope.Remove("data"))) { Rows = ["TOK-24"], Shows = Known },

        new("authorize.other-contract", "The answer names another contract than the card has.", "emsp.tokens.known/ask/*", ["authorize.token"],
            Informing(info => info["token"]!["contract_id"] = "DE-XXX-C00000001")) { Rows = ["TOK-26"], Shows = Known },

        new("authorize.strange-evse", "The answer names an EVSE that was not asked for.", "authorize.location", [],
            Informing(info =>
            {
                if (info["location"] is JsonObject place)
                    place["evse_uids"] = new JsonArray("ANOTHER-EVSE");
            })) { Rows = ["TOK-22", "TOK-27"], Shows = Places },

        new("authorize.placeless", "The answer names a place though none was asked about.", "authorize.location", [],
            Informing(info => info["location"] ??= new JsonObject { ["location_id"] = "SOMEWHERE" })) { Rows = ["TOK-27"], Shows = Known },

        new("authorize.by-the-map", "A card is turned away where the eMSP believes the charger to be broken.", "emsp.tokens.places/broken/*", ["emsp.tokens.places/*"],
            builder =>
            {
                var broken = false;
                Tamper.Answers(answer =>
                {
                    broken |= HttpMethods.IsPatch(answer.Request.Method) && answer.Request.Path.Value!.Contains("/locations/", StringComparison.Ordinal);
                    if (!broken || !IsAuthorization(answer) || answer.Data is not JsonObject info)
                        return;
                    info["allowed"] = "NOT_ALLOWED";
                    info.Remove("location");
                })(builder);
            }) { Rows = ["TOK-06"], Shows = Places },

        new("tokens.not-pushed", "A new card is told to nobody.", "emsp.tokens.push/new/*", ["emsp.tokens.push/*"],
            Withheld("PUT")) { Rows = ["TOK-01"], Shows = Push },

        new("tokens.loss-kept", "That a card was lost is told to nobody.", "emsp.tokens.push/blocked/*", [],
            Withheld("PATCH")) { Rows = ["TOK-02", "TOK-03"], Shows = Push },

        new("tokens.other-party", "The address of a Token names another party than the Token.", "incoming.url-ids", ["emsp.tokens.push/*", "incoming.*"],
            Pushing("PUT", call =>
            {
                var parts = call.Url.AbsoluteUri.Split('/');
                var at = Array.LastIndexOf(parts, "receiver");
                (parts[at + 1], parts[at + 2]) = ("ZZ", "ZZZ");
                call.Url = new(string.Join('/', parts));
            })) { Rows = ["TOK-11", "TOK-12"], Shows = Push },

        new("tokens.other-type", "The address of a card says that it is an app.", "incoming.token-type", ["emsp.tokens.push/*"],
            Pushing("PUT", call => call.Url = new(call.Url.AbsoluteUri.Replace("type=RFID", "type=APP_USER", StringComparison.Ordinal)))) { Shows = Push },

        new("tokens.timeless-patch", "A PATCH of a Token does not say when it was changed.", "incoming.last-updated", [],
            Pushing("PATCH", call => call.Edit(change => change.Remove("last_updated")))) { Rows = ["TOK-15"], Shows = Push },

        new("command.borrowed-token", "A session is started with the Token of another party.", "command.own-token", ["emsp.commands.charge/*"],
            Tampering.Post.Calls(call => call.Path.EndsWith("/START_SESSION", StringComparison.Ordinal), call => call.Edit(command => command["token"]!["party_id"] = "XXX"))) { Rows = ["LOC-34"], Shows = ["emsp.commands.charge"] },
    ];

    private static bool IsAuthorization(Draft answer) => answer.Request.Path.Value!.EndsWith("/authorize", StringComparison.Ordinal);

    private static Action<IHostApplicationBuilder> Authorizing(Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (IsAuthorization(answer))
            change(answer);
    });

    private static Action<IHostApplicationBuilder> Informing(Action<JsonObject> change) => Authorizing(answer =>
    {
        if (answer.Data is JsonObject info)
            change(info);
    });

    private static Action<IHostApplicationBuilder> Listed(Action<JsonObject> change) => Tamper.Answers(answer =>
    {
        if (!HttpMethods.IsGet(answer.Request.Method) || !answer.Request.Path.Value!.EndsWith("/2.2.1/tokens", StringComparison.Ordinal) || answer.Data is not JsonArray tokens)
            return;
        foreach (var token in tokens.OfType<JsonObject>())
            change(token);
    });

    private static void Unknown(Draft answer)
    {
        answer.Status = StatusCodes.Status404NotFound;
        answer.Envelope["status_code"] = 2004;
        answer.Envelope.Remove("data");
    }

    private static Action<IHostApplicationBuilder> Pushing(string method, Action<Letter> change) => Tampering.Post.Calls(call => call.Is("tokens", method), change);

    private static Action<IHostApplicationBuilder> Withheld(string method) =>
        Tampering.Post.Carrying(() => call => call.Is("tokens", method) ? Task.FromResult(Letter.Pretended()) : call.SendAsync());
}
