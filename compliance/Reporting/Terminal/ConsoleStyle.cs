using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Terminal;

/// <summary>What the terminal can show.</summary>
/// <param name="Width">Columns; texts wrap here. Bounded to 60 to 120, beyond which lines are hard to read.</param>
/// <param name="Colour">Whether ANSI colours are understood and wanted.</param>
/// <param name="Unicode">Whether the encoding has more than ASCII.</param>
/// <param name="Interactive">Whether a line may be rewritten: a terminal, not a file or a build server.</param>
public sealed record ConsoleStyle(int Width = 100, bool Colour = false, bool Unicode = true, bool Interactive = false)
{
    /// <summary>The columns that are used.</summary>
    public int Columns => Math.Clamp(Width, 60, 120);

    internal string Sign(Verdict verdict) => Painted(verdict, (verdict, Unicode) switch
    {
        (Verdict.Pass, true) => "✓",
        (Verdict.Warn, true) => "!",
        (Verdict.Blocked, true) => "○",
        (Verdict.Fail, true) => "✗",
        (Verdict.Error, true) => "‼",
        (_, true) => "·",
        (Verdict.Pass, false) => "+",
        (Verdict.Warn, false) => "!",
        (Verdict.Blocked, false) => "o",
        (Verdict.Fail, false) => "x",
        (Verdict.Error, false) => "E",
        _ => "-",
    });

    internal string Painted(Verdict verdict, string text) => verdict switch
    {
        Verdict.Pass => Ansi("32", text),
        Verdict.Warn => Ansi("33", text),
        Verdict.Blocked => Ansi("35", text),
        Verdict.Fail => Ansi("31", text),
        Verdict.Error => Ansi("1;31", text),
        _ => Quiet(text),
    };

    /// <summary>A text that stands out.</summary>
    public string Bold(string text) => Ansi("1", text);

    /// <summary>A text that stands back.</summary>
    public string Quiet(string text) => Ansi("2", text);

    private string Ansi(string code, string text) => Colour && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
