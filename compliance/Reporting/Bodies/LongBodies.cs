using System.Buffers;
using System.Globalization;
using System.Text;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Bodies;

/// <summary>
/// The bodies that are too long for the reports of a run, a file each, in a folder beside them. Written while the run goes on, so that they take no memory, to a draft;
/// they take the place of those of the run before when the reports do.
/// </summary>
/// <param name="reports">The folder of the reports.</param>
public sealed class LongBodies(string reports) : IBodyKeeper, IDisposable
{
    /// <summary>A longer body is cut: to veil it takes memory, and nobody reads it.</summary>
    private const int Longest = 4_000_000;

    private static readonly SearchValues<char> Plain = SearchValues.Create(['\n', '\r', '\t', .. Enumerable.Range(' ', 0x5F).Select(code => (char)code)]);

    private readonly string _draft = Path.Combine(reports, $".{BodyFile.Folder}.{Guid.NewGuid():N}.tmp");

    /// <summary>Characters for bodies in which something was found, and for those that are well.</summary>
    private int _forFound = 48_000_000, _forWell = 24_000_000;

    /// <summary>The bodies of a run whose reports are made again, in the same folder or in another one; the result names only those that are still there.</summary>
    /// <param name="result">The result; changed where bodies are lost.</param>
    /// <param name="from">The folder where it lies.</param>
    /// <param name="to">The folder of the reports.</param>
    public static LongBodies Of(ref RunResult result, string from, string to)
    {
        var bodies = new LongBodies(to);
        var kept = new List<ExchangeRecord>();
        foreach (var exchange in result.Exchanges)
        {
            var path = BodyFile.PathOf(exchange);
            var isThere = path is not null && File.Exists(Path.Combine(from, path));
            if (isThere)
            {
                Directory.CreateDirectory(bodies._draft);
                File.Copy(Path.Combine(from, path!), Path.Combine(bodies._draft, Path.GetFileName(path!)), overwrite: true);
            }

            kept.Add(isThere || exchange.BodyFile is null ? exchange : exchange with { BodyFile = null });
        }

        result = result with { Exchanges = kept };
        return bodies;
    }

    /// <inheritdoc/>
    public int RoomFor(bool found) => Math.Max(0, Math.Min(Longest, found ? _forFound : _forWell));

    /// <inheritdoc/>
    public string? Keep(int exchange, LongBody body, bool found)
    {
        (found ? ref _forFound : ref _forWell) -= body.Text.Length;
        var name = BodyFile.NameOf(exchange, body);
        try
        {
            Directory.CreateDirectory(_draft);
            File.WriteAllText(Path.Combine(_draft, name), Seen(body.Text));
            return $"{BodyFile.Folder}/{name}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk is no reason to break off a run; what can be kept is in the result.
            (_forFound, _forWell) = (0, 0);
            return null;
        }
    }

    /// <summary>Puts these bodies in the place of those of the run before.</summary>
    internal void Replace()
    {
        var place = Path.Combine(reports, BodyFile.Folder);
        if (!Directory.Exists(_draft))
        {
            Clear(place);
            return;
        }

        Directory.CreateDirectory(place);
        Empty(place);
        foreach (var file in Directory.EnumerateFiles(_draft))
            File.Move(file, Path.Combine(place, Path.GetFileName(file)), overwrite: true);
        Directory.Delete(_draft);
    }

    /// <summary>Deletes the draft, where it took no place.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_draft))
            Directory.Delete(_draft, recursive: true);
    }

    /// <summary>Takes away the bodies of the run before, and their folder where nothing else lies in it.</summary>
    internal static void Clear(string place)
    {
        if (!Directory.Exists(place))
            return;
        Empty(place);
        try
        {
            if (!Directory.EnumerateFileSystemEntries(place).Any())
                Directory.Delete(place);
        }
        catch (IOException)
        {
            // Another run just put something there.
        }
    }

    // A folder of this name may be somebody else's: what the kit did not write stays.
    private static void Empty(string place)
    {
        foreach (var file in Directory.EnumerateFiles(place).Where(file => BodyFile.IsOurs(Path.GetFileName(file))))
            File.Delete(file);
    }

    /// <summary>What nobody could see, or what would steer the terminal, is written as JSON writes it in a text: the document stays the same.</summary>
    private static string Seen(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var seen = new StringBuilder(text.Length + 64);
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
            if (rune.Value is not ('\n' or '\r' or '\t') && (rune == default || Visible.IsUnseen(rune)))
            {
                seen.Append(text, from, at - from);
                foreach (var unit in text.AsSpan(at, length))
                    seen.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                from = at + length;
            }

            at += length;
        }

        return seen.Append(text, from, text.Length - from).ToString();
    }
}
