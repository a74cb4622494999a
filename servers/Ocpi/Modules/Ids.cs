using OcpiKit.Ocpi.Answers;

namespace OcpiKit.Ocpi.Modules;

/// <summary>Ids in URLs and bodies are CiStrings: printable ASCII, at most 36 characters, A1 and a1 are the same (types; TYP-02).</summary>
public static class Ids
{
    /// <summary>The longest id that most objects may have.</summary>
    public const int Longest = 36;

    /// <summary>Whether two ids are the same.</summary>
    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text can be an id.</summary>
    public static bool IsWellFormed(string id, int longest = Longest) => id.Length is not 0 && id.Length <= longest && id.All(c => c is >= ' ' and <= '~');

    /// <summary>Compares the ids of the URL with those in the body (TRN-37); null where all is well.</summary>
    public static Answer? Refuse(params IReadOnlyList<(string Field, string InUrl, string InBody)> ids) => Refuse(Longest, ids);

    /// <summary>The same where ids may be longer, or are put together.</summary>
    public static Answer? Refuse(int longest, params IReadOnlyList<(string Field, string InUrl, string InBody)> ids)
    {
        foreach (var (field, inUrl, inBody) in ids)
        {
            if (!IsWellFormed(inUrl, longest))
                return Answer.Refusal(StatusCode.InvalidParameter, $"{field} in the URL has to be 1 to {longest} printable ASCII characters.");
            if (!Same(inUrl, inBody))
                return Answer.Refusal(StatusCode.InvalidParameter, $"{field} is another in the body than in the URL.");
        }
        return null;
    }
}
