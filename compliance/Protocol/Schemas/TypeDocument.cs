using System.Text.Json;

namespace OcpiKit.Protocol.Schemas;

/// <summary>The schema of one type as it stands in its file.</summary>
/// <param name="Type">The name of the type.</param>
/// <param name="File">The file, from the folder of the edition: <c>types/EVSE.json</c>.</param>
/// <param name="Id">Its <c>$id</c>.</param>
/// <param name="Root">The schema.</param>
internal sealed record TypeDocument(string Type, string File, string Id, JsonElement Root);
