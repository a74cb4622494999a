using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Showing;

namespace OcpiKit.Learning.Terminal;

/// <summary>Writes what was said between two parties: the drawing, then of request and answer what matters.</summary>
internal sealed class ExchangeText(Sheet sheet)
{
    private const int Indent = 3;

    public void Write(string ourRole, string theirRole, IReadOnlyList<ExchangeRecord> exchanges, Look look)
    {
        if (exchanges.Count == 0)
            return;
        sheet.Blank();
        foreach (var line in SequenceDrawing.Of($"{RoleWords.Name(ourRole)} (you)", RoleWords.Name(theirRole), Arrow.Of(exchanges), sheet.Width - Indent, sheet.Unicode))
            sheet.Line(Indent, line, Sheet.Named);
        var exchange = exchanges[0];
        var ours = exchange.Direction == Direction.ToSubject;
        var asked = ours ? ourRole : theirRole;
        Message($"{RoleWords.Name(asked)} asks", exchange.RequestHeaders, exchange.RequestBody, exchange.Cut && !ours, look.Request);
        Message($"{RoleWords.Name(asked == ourRole ? theirRole : ourRole)} answers", exchange.ResponseHeaders, exchange.ResponseBody, exchange.Cut && ours, look.Answer);
    }

    private void Message(string title, IReadOnlyList<HeaderLine> headers, string? body, bool cut, IReadOnlyList<FieldNote> notes)
    {
        IReadOnlyList<ExcerptLine> lines = [.. Excerpt.OfHeaders(headers, notes), .. Excerpt.OfBody(body, notes, cut)];
        if (lines.Count == 0)
            return;
        sheet.Blank();
        sheet.Line(Indent, title, Sheet.Strong);
        foreach (var line in lines)
            Line(line);
    }

    private void Line(ExcerptLine line)
    {
        var indent = Indent + 2 + (2 * line.Indent);
        var text = line.Text.Length > sheet.Width - indent ? line.Text[..(sheet.Width - indent - 1)] + "…" : line.Text;
        var pointer = sheet.Unicode ? "← " : "<- ";
        if (line.Says is not { } says)
            sheet.Line(indent, text);
        else if (indent + text.Length + 3 + pointer.Length + says.Length <= sheet.Width)
            sheet.Line(indent, (text + "   ", null), (pointer + says, Sheet.Quiet));
        else
        {
            sheet.Line(indent, text);
            sheet.Beside(indent + 2, pointer.Length, pointer, Sheet.Quiet, says, Sheet.Quiet);
        }
    }
}
