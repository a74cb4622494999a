using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace OcpiKit.Reporting.Html;

/// <summary>
/// What the page carries in itself: its style and its script, from the files in the folders below, and the policy that lets a browser run these two and nothing else:
/// even where text of the other side's got past the encoding it would do nothing.
/// </summary>
public static class PageParts
{
    // What others build on comes first, what overrules others last; between them the order is of no meaning.
    private static readonly string[] First = ["base", "start"];
    private static readonly string[] Last = ["print", "page"];

    /// <summary>The policy, for the head of a page that stands for itself.</summary>
    public static MarkupString Policy() => new(
        $"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HashOf(Style())}'; script-src '{HashOf(Script())}'; base-uri 'none'; form-action 'none'" />""");

    /// <summary>The style as an element.</summary>
    public static MarkupString StyleElement() => new($"<style>{Style()}</style>");

    /// <summary>The script as an element.</summary>
    public static MarkupString ScriptElement() => new($"<script>{Script()}</script>");

    /// <summary>The style of all that the kit writes for people.</summary>
    public static string Style() => $"\n{Joined(".css")}";

    /// <summary>The parts see each other, and the page sees none of their names.</summary>
    public static string Script() => $"\n(() => {{\n\"use strict\";\n{Joined(".js")}}})();\n";

    /// <summary>One of the files below, such as <c>theme.js</c>, for a page that needs no more.</summary>
    public static string Part(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var part = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.StartsWith("page/", StringComparison.Ordinal) && Path.GetFileName(name) == file))!);
        // A browser hashes what it has read, and it reads every end of a line as \n.
        return part.ReadToEnd().ReplaceLineEndings("\n") + "\n";
    }

    private static string Joined(string kind) => string.Concat(Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith("page/", StringComparison.Ordinal) && name.EndsWith(kind, StringComparison.Ordinal))
        .OrderBy(name => RankOf(Path.GetFileNameWithoutExtension(name)))
        .ThenBy(name => name, StringComparer.Ordinal)
        .Select(name => Part(Path.GetFileName(name))));

    private static int RankOf(string name) => First.Contains(name) ? 0 : Last.Contains(name) ? 2 : 1;

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
