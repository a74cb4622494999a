namespace OcpiKit.Engine.Triggering;

/// <summary>The end of what a command wrote on one of its streams: that is where it says what went wrong. Bounded, however much it writes.</summary>
internal sealed class LastWords
{
    private const int Kept = 2_000;
    private const int Told = 300;
    private readonly Lock _lock = new();
    private string _text = "";

    /// <summary>Reads a stream to its end.</summary>
    public async Task ReadAsync(StreamReader from)
    {
        var buffer = new char[1024];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer)) > 0)
            {
                lock (_lock)
                {
                    var text = _text + new string(buffer, 0, read);
                    _text = text.Length > Kept ? text[^Kept..] : text;
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It was stopped; what it had said is enough.
        }
    }

    /// <summary>The last words of several streams as the end of a sentence. Each has its share, so that much on the one does not drown a word on the other.</summary>
    public static string Of(params IReadOnlyList<LastWords> streams)
    {
        var said = streams.Select(stream => stream.Text).Where(text => text.Length > 0).ToList();
        return said.Count == 0 ? "." : $": {string.Join(' ', said.Select(text => text.Length > Told / said.Count ? "…" + text[^(Told / said.Count)..] : text))}";
    }

    private string Text
    {
        get
        {
            lock (_lock)
                return _text.ReplaceLineEndings(" ").Trim();
        }
    }
}
