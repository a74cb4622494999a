using OcpiKit.Engine.Listening.Http;

namespace OcpiKit.Learning.Web;

/// <summary>The lessons as pages, for who sits at this machine and for nobody else.</summary>
public sealed class LessonSite : IAsyncDisposable
{
    private readonly Listener _listener;
    private readonly FrontDesk _desk;

    private LessonSite(Listener listener, FrontDesk desk) => (_listener, _desk) = (listener, desk);

    /// <summary>Where they are read.</summary>
    public Uri Address => _listener.Address;

    /// <summary>Serves them until it is disposed.</summary>
    /// <param name="course">What is taught.</param>
    /// <param name="port">Where; 0 for a free port.</param>
    /// <param name="stop">Gives up starting.</param>
    /// <exception cref="Engine.Listening.ListeningException">Another program listens there.</exception>
    public static async Task<LessonSite> StartAsync(Course course, int port, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(course);
        var desk = new FrontDesk(course, new Notebook());
        return new(await Listener.StartAsync($"localhost:{port}", null, desk.AnswerAsync, stop), desk);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _desk.Dispose();
    }
}
