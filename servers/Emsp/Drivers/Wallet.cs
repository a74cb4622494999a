using System.Text.Json;
using OcpiKit.Emsp.Apps;
using OcpiKit.Emsp.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>The tokens of our drivers.</summary>
internal sealed class Wallet(IObjectStore store, EmspOptions options)
{
    /// <summary>The token with a uid, and a type where two have the same uid.</summary>
    /// <exception cref="DriverMistake">There is none, or more than one.</exception>
    public async Task<Token> FindAsync(string uid, TokenType? type, CancellationToken stop)
    {
        var found = new List<Token>();
        foreach (var one in type is { } known ? [known] : Enum.GetValues<TokenType>())
        {
            if (await store.FindAsync(TokensModule.Key(options, uid, one), stop) is { } json)
                found.Add(JsonSerializer.Deserialize<Token>(json, OcpiJson.Options)!);
        }
        return found switch
        {
            [var token] => token,
            [] => throw DriverMistake.Unknown($"No driver has the token {uid}: GET /driver/tokens lists those that exist."),
            _ => throw DriverMistake.Invalid($"There are several tokens {uid}: say which with token_type, one of {string.Join(", ", found.Select(token => OcpiJson.Word(token.Type)))}."),
        };
    }
}
