using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Answers;

namespace OcpiKit.Ocpi.Modules;

/// <summary>What becomes of an object that we keep for a peer.</summary>
/// <param name="Json">The object afterwards; null where nothing changes.</param>
/// <param name="Answer">What the sender gets to hear, if the object is still a valid one.</param>
public sealed record Edit(byte[]? Json, Answer Answer)
{
    /// <summary>Nothing changes.</summary>
    public static Edit Refused(Answer because) => new(null, because);

    /// <summary>Puts fields into an object, each in place of the one that was there.</summary>
    public static void Replace(JsonObject json, JsonObject fields)
    {
        foreach (var (name, value) in fields)
            json[name] = value?.DeepClone();
    }
}
