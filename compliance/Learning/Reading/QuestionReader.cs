using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Learning.Lessons;

namespace OcpiKit.Learning.Reading;

/// <summary>Reads a question.</summary>
internal static class QuestionReader
{
    private const int Most = 6;

    public static Question? Read(Node node, Problems problems)
    {
        if (Fields.Of(node, LessonFormat.Question, "A question", problems) is not { } fields)
            return null;
        var asks = fields.Text("asks", "Ask something.");
        var because = fields.Text("because", "Say why the right answer is right.");
        var answers = Texts.Read(fields, "answers", "Give at least two answers.", problems);
        if (answers.Count is < 2 or > Most && fields.Has("answers"))
            problems.Add("answers", fields.At("answers"), $"A question has from 2 to {Most} answers, not {answers.Count}.", null);
        var right = fields.Text("right", "Say which answer is right: a, b ...");
        var at = right is { Length: 1 } ? right[0] - 'a' : -1;
        if (right is not null && (at < 0 || at >= answers.Count))
            problems.Add("right", fields.At("right"), $"There is no answer {right}.", "Write the letter of the right one, a for the first.");
        return new Question(asks ?? "", answers, at, because ?? "");
    }
}
