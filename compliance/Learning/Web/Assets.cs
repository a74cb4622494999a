using OcpiKit.Reporting.Html;

namespace OcpiKit.Learning.Web;

/// <summary>What the pages are made of beside their words: the style of the report with a few rules more, and a script for who has one.</summary>
internal static class Assets
{
    public static string Style { get; } = PageParts.Style() + Read("lesson.css");

    public static string Script { get; } = $"(() => {{\n\"use strict\";\n{PageParts.Part("start.js")}{PageParts.Part("theme.js")}{Read("lesson.js")}}})();\n";

    public static string Icon { get; } = Read("icon.svg");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Assets).Assembly.GetManifestResourceStream($"lesson/{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
