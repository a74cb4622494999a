using OcpiKit.Reporting.Html;

namespace OcpiKit.Reporting.TestRuns;

/// <summary>The page of a run of the project's own tests.</summary>
public static class TestRunReport
{
    /// <summary>Writes the whole page. The stream stays open.</summary>
    public static Task WriteAsync(TestRunResult result, Stream to, CancellationToken stop) =>
        RazorPage.WriteAsync<TestRunPage>(new() { [nameof(TestRunPage.Result)] = result }, to, stop);
}
