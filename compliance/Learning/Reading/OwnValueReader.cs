using System.Globalization;
using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Learning.Lessons;

namespace OcpiKit.Learning.Reading;

/// <summary>Reads which value the learner may give.</summary>
internal static class OwnValueReader
{
    public static OwnValue? Read(Node node, Problems problems)
    {
        if (Fields.Of(node, LessonFormat.Own, "A value of the learner's own", problems) is not { } fields)
            return null;
        var asks = fields.Text("asks", "Ask for it.");
        if (fields.Node("such_as") is not ScalarNode { Value: ScalarKind.Text or ScalarKind.Number, Text: var suchAs })
        {
            problems.Add("missing-key", fields.At("such_as"), "such_as is missing.", "Give the value where the learner gives none: text or a number.");
            return null;
        }

        var (least, most) = (Number(fields, "least", problems), Number(fields, "most", problems));
        if (least is null != most is null)
            problems.Add("missing-key", fields.Place, "A number has both, least and most.", null);
        var own = new OwnValue(asks ?? "", suchAs, least is { } from && most is { } to ? (from, to) : null);
        if (own.WhyNot(suchAs) is { } why)
            problems.Add("such-as", fields.At("such_as"), $"{suchAs} cannot be the value. {why}", null);
        return own;
    }

    private static decimal? Number(Fields fields, string key, Problems problems)
    {
        if (fields.Node(key) is not { } node)
            return null;
        if (node is ScalarNode { Value: ScalarKind.Number, Text: var text } && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add("number", node.Place, $"{key} is a number, not {node.Kind}.", null);
        return null;
    }
}
