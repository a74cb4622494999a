using System.Diagnostics.CodeAnalysis;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Modules;

/// <summary>A Token is known by its uid together with its type, at both ends (mod_tokens; TOK-29).</summary>
public static class TokenKeys
{
    /// <summary>The longest of these ids: a uid, a space and the longest name of a type.</summary>
    public const int Longest = Ids.Longest + 12;

    /// <summary>Uid and type as one id.</summary>
    public static string IdOf(string uid, TokenType type) => $"{uid} {type}";

    /// <summary>The key under which a Token is kept.</summary>
    public static ObjectKey Of(PartyKey owner, string uid, TokenType type) => new("tokens", owner.CountryCode, owner.PartyId, IdOf(uid, type));

    /// <summary>Reads the uid and the type out of a URL.</summary>
    /// <param name="uid">The segment of the path.</param>
    /// <param name="typeName">The parameter type, which may be left out (TOK-08).</param>
    /// <param name="id">Both as one id.</param>
    /// <param name="refusal">Or how to answer.</param>
    public static bool TryRead(string uid, string? typeName, [NotNullWhen(true)] out string? id, [NotNullWhen(false)] out Answer? refusal)
    {
        refusal = null;
        if (!TokenTypes.TryParse(typeName, out var type))
            refusal = Answer.Refusal(StatusCode.InvalidParameter, TokenTypes.Mistake);
        else if (!Ids.IsWellFormed(uid))
            refusal = Answer.Refusal(StatusCode.InvalidParameter, $"The uid of a Token has to be 1 to {Ids.Longest} printable ASCII characters.");
        id = refusal is null ? IdOf(uid, type!.Value) : null;
        return refusal is null;
    }
}
