using System.Globalization;
using OcpiKit.Cli.Menu;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Listening;
using OcpiKit.Learning.Web;

namespace OcpiKit.Cli.Learn;

/// <summary>Serves the lessons as pages until somebody stops it.</summary>
/// <param name="terminal">Says where they are.</param>
/// <param name="opens">Whether to open them in the user's browser.</param>
internal sealed class LessonPages(Terminal terminal, bool opens)
{
    /// <summary>Beside the two servers, which are on 8000 and 8001.</summary>
    public const int UsualPort = 8002;

    /// <summary>Serves them.</summary>
    /// <param name="course">What is taught.</param>
    /// <param name="port">Where; null for the usual port, or a free one where that is taken.</param>
    /// <param name="page">The page to begin with; empty for the list.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<int> ServeAsync(Course course, int? port, string page, CancellationToken stop)
    {
        await using var site = await StartAsync(course, port, stop);
        var address = new Uri(new UriBuilder(site.Address) { Host = "localhost" }.Uri, page);
        terminal.Say($"The lessons: {address}");
        terminal.Say($"Only this machine can read them. Ctrl-C stops it.");
        if (opens)
            Browsing.Open(address.AbsoluteUri);
        var stopped = new TaskCompletionSource();
        await using (stop.Register(stopped.SetResult))
            await stopped.Task;
        terminal.Say("Stopped.");
        return ExitCode.Good;
    }

    private static async Task<LessonSite> StartAsync(Course course, int? port, CancellationToken stop)
    {
        try
        {
            return await LessonSite.StartAsync(course, port ?? UsualPort, stop);
        }
        catch (ListeningException) when (port is null)
        {
            return await LessonSite.StartAsync(course, 0, stop);
        }
        catch (ListeningException)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"Port {port} is in use by another program: choose another with --port (0 takes a free one)."), ExitCode.Unreachable);
        }
    }
}
