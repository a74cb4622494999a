using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Files.Har;

/// <summary>A file in the format HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/).</summary>
internal sealed record HarFile(HarLog Log);

/// <summary>The exchanges of a run; each scenario is what a page is to a browser.</summary>
internal sealed record HarLog(string Version, HarCreator Creator, IReadOnlyList<HarPage> Pages, IReadOnlyList<HarEntry> Entries, string Comment)
{
    /// <summary>The id of the page that stands for what went on before the first scenario; ids of scenarios have a dot.</summary>
    private const string Before = "preflight";

    public static HarLog Of(RunResult result)
    {
        var pages = new Dictionary<string, HarPage>(StringComparer.Ordinal);
        var titles = result.Scenarios.DistinctBy(scenario => scenario.Id).ToDictionary(scenario => scenario.Id, scenario => scenario.Title);
        foreach (var exchange in result.Exchanges)
        {
            if (!pages.ContainsKey(exchange.Scenario))
                pages.Add(exchange.Scenario, new(exchange.Started, IdOf(exchange.Scenario), titles.GetValueOrDefault(exchange.Scenario, "Before the first scenario"), new()));
        }

        return new(
            "1.2",
            new("OcpiKit", result.Facts.Kit),
            [.. pages.Values],
            [.. result.Exchanges.Select(exchange => HarEntry.Of(exchange, IdOf(exchange.Scenario)))],
            "Tokens are taken out, personal data is pseudonymised unless the run was told otherwise; long bodies are cut, _file says where more of them stands.");
    }

    private static string IdOf(string scenario) => scenario.Length == 0 ? Before : scenario;
}

/// <summary>What wrote the file.</summary>
internal sealed record HarCreator(string Name, string Version);

/// <summary>A scenario.</summary>
internal sealed record HarPage(DateTimeOffset StartedDateTime, string Id, string Title, HarPageTimings PageTimings);

/// <summary>What a browser would know of a page; of a scenario there is nothing to say here.</summary>
internal sealed record HarPageTimings;
