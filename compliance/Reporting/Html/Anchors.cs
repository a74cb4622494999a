using System.Text;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Html;

/// <summary>The page's own addresses, so that a colleague can be sent to one line of it.</summary>
internal static class Anchors
{
    public static string Of(ScenarioResult scenario) => $"scenario-{Slug(scenario.Id)}";

    public static string Of(ScenarioResult scenario, CheckResult check) =>
        $"check-{Slug(scenario.Id)}-{scenario.Checks.TakeWhile(other => !ReferenceEquals(other, check)).Count() + 1}";

    public static string OfExchange(int number) => $"exchange-{number}";

    private static string Slug(string id)
    {
        var slug = new StringBuilder(id.Length);
        foreach (var c in id)
            slug.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-');
        return slug.Length == 0 ? "preflight" : slug.ToString();
    }
}
