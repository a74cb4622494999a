using System.Globalization;

namespace OcpiKit.Learning.Web;

/// <summary>The places in the page of a lesson that change by themselves: their ids, which are anchors too.</summary>
internal static class Parts
{
    public const string Standing = "standing";

    public const string End = "end";

    public static string Step(string id) => $"step-{id}";

    public static string Try(int number) => string.Create(CultureInfo.InvariantCulture, $"try-{number}");

    public static string Question(int number) => string.Create(CultureInfo.InvariantCulture, $"question-{number}");
}
