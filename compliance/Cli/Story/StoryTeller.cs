using System.Globalization;
using System.Text.Json;
using OcpiKit.Cli.Shell;
using OcpiKit.Reporting.Words;
using Spectre.Console;

namespace OcpiKit.Cli.Story;

/// <summary>Tells each chapter with the messages that passed in it, as the eMSP saw them.</summary>
internal sealed class StoryTeller(Terminal terminal, OperatorApi emsp)
{
    // More of the same is only counted.
    private const int Most = 8;
    private const int LongestLine = 160;

    private int _chapter;
    private long _seen;

    /// <summary>Tells what happened since the last chapter.</summary>
    public async Task TellAsync(string title, CancellationToken stop)
    {
        terminal.Say("");
        terminal.Say($"{++_chapter}  {title}", Color.Blue);
        var messages = (await emsp.GetAsync($"/watch/messages?after={_seen.ToString(CultureInfo.InvariantCulture)}", stop)).EnumerateArray().ToList();
        foreach (var message in messages.Take(Most))
            terminal.Say("   " + Line(message));
        if (messages.Count > Most)
            terminal.Say($"   and {messages.Count - Most} more like these");
        _seen = messages.Count > 0 ? messages[^1].GetProperty("id").GetInt64() : _seen;
    }

    private static string Line(JsonElement message)
    {
        var arrow = message.GetProperty("direction").GetString() is "INCOMING" ? "CPO → eMSP" : "eMSP → CPO";
        var path = Path(message.GetProperty("url").GetString()!);
        return Visible.Line($"{arrow}  {message.GetProperty("method").GetString(),-6} {path}  {message.GetProperty("outcome").GetString()}", LongestLine);
    }

    // Where both servers are is the same everywhere, and what comes after it is what matters.
    private static string Path(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole!.PathAndQuery : url;
        var root = path.IndexOf("/2.2.1", StringComparison.Ordinal);
        return root < 0 ? path : path[(root + "/2.2.1".Length)..] is { Length: > 0 } rest ? rest : path;
    }
}
