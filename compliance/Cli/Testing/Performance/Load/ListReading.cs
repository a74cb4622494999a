using System.Text.Json;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>Reads lists page by page, as a partner does, by the links of the pages.</summary>
internal static class ListReading
{
    /// <summary>The pages of a list: each with its address and the objects on it.</summary>
    public static async IAsyncEnumerable<(Uri Url, JsonElement Objects)> PagesAsync(
        HttpClient client, Endpoints endpoints, Uri first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        for (var url = first; url is not null;)
        {
            using var request = endpoints.Get(url);
            using var response = await client.SendAsync(request, stop);
            if (!response.IsSuccessStatusCode)
                throw new UsageException($"{Endpoints.Shown(url)} answers with HTTP {(int)response.StatusCode}.", ExitCode.Unreachable);
            await using var body = await response.Content.ReadAsStreamAsync(stop);
            var answer = await JsonSerializer.DeserializeAsync<JsonElement>(body, cancellationToken: stop);
            yield return (url, answer.GetProperty("data"));
            var next = response.Headers.TryGetValues("Link", out var links) ? Next(links) : null;
            url = next is not null && new Uri(url, next) is var there && Endpoints.Stays(first, there) ? there : null;
        }
    }

    // <https://…>; rel="next"
    private static string? Next(IEnumerable<string> links) => links
        .Where(link => link.Contains("next", StringComparison.OrdinalIgnoreCase) && link.IndexOf('<') is >= 0 and var begin && link.IndexOf('>') > begin)
        .Select(link => link[(link.IndexOf('<') + 1)..link.IndexOf('>')])
        .FirstOrDefault();
}
