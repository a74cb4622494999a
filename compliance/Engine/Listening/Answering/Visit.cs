using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening.Access;
using OcpiKit.Engine.Parties;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>A call that means an operation, from somebody who may make it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Parameters">Path and query parameters, decoded.</param>
/// <param name="Token">The token that it showed.</param>
/// <param name="Request">The request as it came.</param>
/// <param name="Json">Its body; null where it had none.</param>
internal sealed record Visit(Operation Operation, IReadOnlyDictionary<string, string> Parameters, Shown Token, RequestMessage Request, JsonElement? Json)
{
    /// <summary>A parameter; null where it was not given.</summary>
    public string? this[string name] => Parameters.GetValueOrDefault(name);

    /// <summary>The body, to work with.</summary>
    public JsonObject Object => JsonObject.Create(Json!.Value)!;

    /// <summary>The party in the URL; null where there is none.</summary>
    public PartyName? Owner => PartyName.TryOf(this["country_code"], this["party_id"]);
}
