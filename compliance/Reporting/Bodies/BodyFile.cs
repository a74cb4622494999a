using System.Globalization;
using System.Text.RegularExpressions;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Bodies;

/// <summary>How the files of long bodies are called.</summary>
internal static partial class BodyFile
{
    /// <summary>The folder, beside the reports.</summary>
    public const string Folder = "evidence";

    /// <summary>The name for a body: what is not whole is no JSON, and says so.</summary>
    public static string NameOf(int exchange, LongBody body) =>
        string.Create(CultureInfo.InvariantCulture, $"exchange-{exchange}{(body.Cut ? ".beginning.txt" : body.Json ? ".json" : ".txt")}");

    /// <summary>Whether a file of this name is one of these.</summary>
    public static bool IsOurs(string name) => Name().IsMatch(name);

    /// <summary>The path of the body of an exchange, from the reports on, for a link; null where there is none, or where a result names what is none of ours.</summary>
    public static string? PathOf(ExchangeRecord exchange) =>
        exchange.BodyFile is { } path && path.StartsWith($"{Folder}/", StringComparison.Ordinal) && IsOurs(path[(Folder.Length + 1)..]) ? path : null;

    /// <summary>Whether the file has all of the body.</summary>
    public static bool IsWhole(string path) => !path.EndsWith(".beginning.txt", StringComparison.Ordinal);

    [GeneratedRegex(@"\Aexchange-[0-9]{1,10}(\.beginning\.txt|\.json|\.txt)\z")]
    private static partial Regex Name();
}
