using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OcpiKit.Protocol.Schemas;

/// <summary>
/// All types in one file, for tools that take only one: a compound schema document (JSON Schema 2020-12, 9.3), in which each type keeps
/// its own <c>$id</c>, so that references work as they do between the files.
/// </summary>
public static class Bundle
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the bundle into the folder of an edition and gives its path.</summary>
    /// <exception cref="EditionException">A schema is wrong.</exception>
    public static string Write(string folder)
    {
        var path = PathIn(folder);
        File.WriteAllText(path, Text(folder));
        return path;
    }

    /// <summary>Where the bundle of an edition stands: <c>ocpi-2.2.1/ocpi-2.2.1.bundle.json</c>.</summary>
    public static string PathIn(string folder) =>
        Path.Combine(folder, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) + ".bundle.json");

    /// <summary>The bundle as text: types in ordinal order, ending in a line feed.</summary>
    /// <exception cref="EditionException">A schema is wrong.</exception>
    public static string Text(string folder)
    {
        var documents = TypeDocuments.Load(folder).All;
        var first = documents.First();
        var bundle = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = new Uri(new Uri(first.Id), "../bundle.json").ToString(),
            ["$defs"] = new JsonObject(documents.Select(d => KeyValuePair.Create(d.Type, (JsonNode?)JsonObject.Create(d.Root)))),
        };
        return bundle.ToJsonString(Form) + "\n";
    }
}
