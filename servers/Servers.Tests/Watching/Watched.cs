using System.Text.Json;

namespace OcpiKit.Servers.Tests.Watching;

/// <summary>What somebody sees who watches a server.</summary>
internal static class Watched
{
    public static async Task<JsonElement> JsonAsync(this ServerInProcess server, string path) =>
        JsonSerializer.Deserialize<JsonElement>(await server.Client.GetStringAsync(path));

    /// <summary>The messages, oldest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> MessagesAsync(this ServerInProcess server) =>
        [.. (await server.JsonAsync("/watch/messages")).EnumerateArray()];

    /// <summary>The latest message with headers and bodies.</summary>
    public static async Task<JsonElement> LatestAsync(this ServerInProcess server) =>
        await server.JsonAsync($"/watch/messages/{(await server.MessagesAsync())[^1].GetProperty("id").GetInt64()}");

    /// <summary>Every word that anybody can see of the messages.</summary>
    public static async Task<string> AllWordsAsync(this ServerInProcess server)
    {
        var words = "";
        foreach (var message in await server.MessagesAsync())
            words += message.GetRawText() + await server.Client.GetStringAsync($"/watch/messages/{message.GetProperty("id").GetInt64()}");
        return words;
    }

    public static string? Text(this JsonElement message, string field) => message.GetProperty(field).GetString();
}
