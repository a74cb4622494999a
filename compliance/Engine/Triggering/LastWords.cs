namespace OcpiKit.Engine.Triggering;

/// <summary>The end of what a command wrote, on both of its streams: that is where it says what went wrong. Bounded, however much it writes.</summary>
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

    /// <summary>The last words as the end of a sentence.</summary>
    public override string ToString()
    {
        string text;
        lock (_lock)
            text = _text.ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? "." : $": {(text.Length > Told ? "…" + text[^Told..] : text)}";
    }
}
