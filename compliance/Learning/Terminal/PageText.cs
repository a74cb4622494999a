using OcpiKit.Learning.Lessons;
using Spectre.Console;

namespace OcpiKit.Learning.Terminal;

/// <summary>Writes a page to look things up.</summary>
/// <param name="console">Where.</param>
public sealed class PageText(IAnsiConsole console)
{
    private readonly Sheet _sheet = new(console);

    /// <summary>Writes it.</summary>
    public void Write(ReferencePage page)
    {
        _sheet.Line(0, page.Title, Sheet.Loud);
        if (page.Tells is { } tells)
        {
            _sheet.Blank();
            _sheet.Text(0, tells);
        }

        if (page.Drawing is { } drawing)
        {
            _sheet.Blank();
            foreach (var line in drawing.Split('\n'))
                _sheet.Line(2, line.TrimEnd(), Sheet.Named);
        }

        foreach (var entry in page.Entries)
        {
            _sheet.Blank();
            _sheet.Line(0, entry.Term, Sheet.Strong);
            _sheet.Text(3, entry.Means);
            if (entry.Lesson is { } lesson)
                _sheet.Line(3, $"./run.sh learn {lesson}", Sheet.Quiet);
        }
    }
}
