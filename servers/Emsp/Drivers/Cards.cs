using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Emsp.Apps;
using OcpiKit.Emsp.Modules;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>Gives out tokens, blocks them and changes them, and tells all CPOs (mod_tokens, Push model; TOK-01 to TOK-03).</summary>
internal sealed class Cards(IObjectStore store, Wallet wallet, IOutbox outbox, EmspOptions options, TimeProvider time)
{
    /// <summary>Gives out a new token.</summary>
    /// <exception cref="DriverMistake">There is one already, or it would be none.</exception>
    public async Task<Token> IssueAsync(NewTokenRequest wanted, CancellationToken stop)
    {
        var type = wanted.Type ?? TokenType.Rfid;
        Check(type, wanted.Whitelist);
        var token = new Token(
            options.CountryCode,
            options.PartyId,
            wanted.Uid,
            type,
            wanted.ContractId ?? $"{options.CountryCode}-{options.PartyId}-{Guid.NewGuid():N}"[..36],
            wanted.VisualNumber,
            options.Name.Length <= 64 ? options.Name : options.Name[..64],
            wanted.GroupId,
            wanted.Valid ?? true,
            wanted.Whitelist ?? (IsOfAnApp(type) ? WhitelistType.Never : WhitelistType.Allowed),
            wanted.Language,
            wanted.DefaultProfileType,
            EnergyContract: null,
            time.GetUtcNow());
        var key = TokensModule.Key(options, token.Uid, type);
        var isNew = false;
        await store.ChangeAsync(
            key,
            before =>
            {
                isNew = before is null;
                return isNew ? new StoredObject(key, token.LastUpdated, JsonSerializer.SerializeToUtf8Bytes(token, OcpiJson.Options)) : null;
            },
            stop);
        if (!isNew)
            throw DriverMistake.NotNow($"There is a token {token.Uid} of this type already: change it with PATCH /driver/tokens/{token.Uid}.");

        await outbox.AddAsync(new Push(HttpMethod.Put, key, PathOf(token)), stop);
        return token;
    }

    /// <summary>Changes a token: blocks it, say.</summary>
    /// <exception cref="DriverMistake">There is no such token, or it would be none any more.</exception>
    public async Task<Token> ChangeAsync(string uid, TokenType? type, TokenChange wanted, CancellationToken stop)
    {
        var token = await wallet.FindAsync(uid, type, stop);
        Check(token.Type, wanted.Whitelist);
        var fields = JsonSerializer.SerializeToNode(wanted, OcpiJson.Options)!.AsObject();
        if (fields.Count is 0)
            throw DriverMistake.Invalid("Nothing is to be changed: give valid, whitelist, group_id, language or default_profile_type.");
        fields["last_updated"] = OcpiDateTime.Format(time.GetUtcNow());

        var key = TokensModule.Key(options, token.Uid, token.Type);
        await store.ChangeAsync(
            key,
            before =>
            {
                var json = JsonNode.Parse(before!)!.AsObject();
                Edit.Replace(json, fields);
                token = json.Deserialize<Token>(OcpiJson.Options)!;
                return new StoredObject(key, token.LastUpdated, JsonSerializer.SerializeToUtf8Bytes(json, OcpiJson.Options));
            },
            stop);
        await outbox.AddAsync(new Push(HttpMethod.Patch, key, PathOf(token)) { Fields = JsonSerializer.SerializeToUtf8Bytes(fields, OcpiJson.Options) }, stop);
        return token;
    }

    // Without its type a token would be taken for an RFID card (AMB-25).
    private static string PathOf(Token token) =>
        $"/{token.CountryCode}/{token.PartyId}/{Uri.EscapeDataString(token.Uid)}?type={OcpiJson.Word(token.Type)}";

    // Nobody shows an app to a reader: there is nothing that a CPO could look up in its list (TOK-31).
    private static void Check(TokenType type, WhitelistType? whitelist)
    {
        if (IsOfAnApp(type) && whitelist is not (null or WhitelistType.Never))
            throw DriverMistake.Invalid($"A token of type {OcpiJson.Word(type)} is never whitelisted: leave whitelist out, or say NEVER.");
    }

    private static bool IsOfAnApp(TokenType type) => type is TokenType.AppUser or TokenType.AdHocUser;
}
