using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Reporting;

/// <summary>A small run with one of everything: what holds, what is broken in many places, a warning, what could not be verified, what is not offered, and hostile text.</summary>
internal static class SampleRun
{
    public const string Hostile = "<script>alert('x')</script>\" onload=\"x \u202Egnp.exe\u202C \u001b[31m\u0000 \uD800 ]]>";
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
    private const string Base = "https://cpo.example.org/ocpi";

    public static RunResult Result() => ResultFold.Of(Events(), Requirement);

    public static RequirementText? Requirement(string id) => id switch
    {
        "LOC-35" => new(id, "MUST", "A Location has all the fields that its table calls required, each with the type and length given there.", "mod_locations, 8.3.1, Location object"),
        "TRN-44" => new(id, "MUST", "Every envelope carries the time at which it was made, in UTC.", "transport_and_format, 4.1.7, Response format"),
        "TRN-26" => new(id, "MUST", "A list says the largest page the server gives.", "transport_and_format, 4.1.5.2, Pagination"),
        "LOC-45" => new(id, "SHOULD", "An EVSE that is not removed has an eMI3 identifier.", "mod_locations, 8.3.2, EVSE object"),
        "TRN-25" => new(id, "MUST", "A list says how many objects the filters leave.", "transport_and_format, 4.1.5.2, Pagination"),
        _ => null,
    };

    public static RunFacts Facts() => new(
        "0.1.0", $"{Base}/versions", "Example Charging", "CPO", "2.2.1", 4711, Noon, null, ["--max-pages 20"],
        [
            new("credentials", "RECEIVER", $"{Base}/2.2.1/credentials"),
            new("locations", "SENDER", $"{Base}/2.2.1/locations"),
            new("tariffs", "SENDER", $"{Base}/2.2.1/tariffs"),
        ]);

    public static IReadOnlyList<RunEvent> Events() =>
    [
        new Exchanged(Exchange(1, "", "versions", "/versions", """{"data":[{"version":"2.2.1","url":"https://cpo.example.org/ocpi/2.2.1"}],"status_code":1000,"timestamp":"2026-03-14T12:00:00Z"}""")),
        new RunStarted(Facts(),
        [
            Plan("cpo.versions.list", "The versions are listed and lead to their details", "versions"),
            Plan("cpo.locations.list", "Locations are listed, page by page, and every one is whole", "locations"),
            Plan("cpo.locations.unknown", "An unknown Location is answered as unknown", "locations"),
            Plan("cpo.locations.window", "Only Locations changed in the asked window are listed", "locations"),
            Plan("cpo.tariffs.list", "Tariffs are listed and can be priced", "tariffs"),
            Plan("cpo.sessions.list", "Sessions are listed", "sessions"),
        ]),
        .. Versions(), .. Locations(), .. Unknown(),
        new ScenarioEnded("cpo.locations.window", 3.2, Verdict.Blocked, "No Location changed since the run began, so no window can be told from another."),
        .. Tariffs(),
        new ScenarioEnded("cpo.sessions.list", 0, Verdict.NotApplicable, "The version details offer no sessions module."),
        new RunEnded(Noon.AddSeconds(4.2), ["The crawl of locations was cut at 20 pages (--max-pages 20)."]),
    ];

    public static PlannedScenario Plan(string id, string title, string module) =>
        new(id, title, "A partner that cannot rely on this shows drivers what is not there.", module, "CPO", $"cpo/{module}/{id.Split('.')[^1]}.yaml", 1);

    public static Finding Pass(string check, string title, int exchange, params string[] verifies) =>
        new(check, title, Verdict.Pass, Axis.Conformance, verifies, "As it should be.", Exchange: exchange);

    public static ExchangeRecord Exchange(int number, string scenario, string step, string path, string? body, int? status = 200) => new(
        number, scenario, step, "locations.sender.list", "GET", Base + path,
        [new("Authorization", "Token ***"), new("X-Request-ID", $"req-{number}"), new("OCPI-to-country-code", "DE")], null,
        status, [new("Content-Type", "application/json"), new("X-Total-Count", "500")], body, body?.Length ?? 0, false,
        status is null ? "No answer within 30 s." : null, Noon.AddMilliseconds(number * 120), 31.4);

    private static IEnumerable<RunEvent> Versions() =>
    [
        new ScenarioStarted("cpo.versions.list"),
        new Exchanged(Exchange(2, "cpo.versions.list", "versions", "/versions", """{"data":[],"status_code":1000,"timestamp":"2026-03-14T12:00:00Z"}""")),
        new Found("cpo.versions.list", Pass("content-type", "Answers say that they are JSON", 2, "TRN-40")),
        new Found("cpo.versions.list", Pass("envelope.object", "Answers are OCPI envelopes", 2, "TRN-40")),
        new Found("cpo.versions.list", Pass("versions.offered", "Versions are known ones", 2, "VER-12")),
        new ScenarioEnded("cpo.versions.list", 34.4),
    ];

    private static IEnumerable<RunEvent> Locations()
    {
        const string Id = "cpo.locations.list";
        yield return new ScenarioStarted(Id);
        for (var page = 0; page < 5; page++)
        {
            var number = 3 + page;
            var objects = Enumerable.Range(0, 100).Select(index =>
                $$"""{"country_code":"DE","party_id":"EXC","id":"LOC{{(page * 100) + index}}","publish":true,"name":"Car park {{index}}","address":"Ringstr. {{index}}","city":"K\u00f6ln","country":"DE","coordinates":{"latitude":"50.9{{index:00}}","longitude":"6.95"},"evses":[{"uid":"E{{index}}","status":"AVAILABLE","connectors":[]}],"time_zone":"Europe/Berlin","last_updated":"2026-03-01T10:00:00Z"}""");
            yield return new Exchanged(Exchange(number, Id, "list", $"/2.2.1/locations?offset={page * 100}&limit=100",
                $$"""{"data":[{{string.Join(',', objects)}}],"status_code":1000,"timestamp":"2026-03-14T12:00:00Z"}"""));
            yield return new Found(Id, Pass("envelope.timestamp", "Envelopes carry the time at which they were made", number, "TRN-44"));
            yield return new Found(Id, Pass("json.valid", "Bodies are JSON in UTF-8", number, "TRN-40"));
            for (var index = 0; index < 100; index++)
            {
                yield return new Found(Id, new Finding("schema.location", "Locations have the shape the specification gives them", Verdict.Fail, Axis.Conformance,
                    ["LOC-35"], "country has two letters where a code of three is due.", new("three letters, such as DEU", "\"DE\""), number, $"/data/{index}/country"));
                yield return new Found(Id, new Finding("location.evse-id", "EVSEs carry the identifier that drivers see", Verdict.Warn, Axis.Conformance,
                    ["LOC-45"], "evse_id is missing.", new("evse_id", "nothing"), number, $"/data/{index}/evses/0/evse_id"));
            }
        }

        yield return new Found(Id, new Finding("crawl.total", "The pages hold as many objects as X-Total-Count says", Verdict.Blocked, Axis.Conformance, ["TRN-25"],
            "The crawl was cut by --max-pages 20 before its end.", Exchange: 7));
        yield return new Found(Id, new Finding("number.decimals", "Numbers have at most four decimals", Verdict.Info, Axis.Compatibility, ["TYP-08"], "A latitude has seven decimals.", Exchange: 4));
        yield return new ScenarioEnded(Id, 1834.5);
    }

    private static IEnumerable<RunEvent> Unknown() =>
    [
        new ScenarioStarted("cpo.locations.unknown"),
        new Exchanged(Exchange(8, "cpo.locations.unknown", "location", $"/2.2.1/locations/it's-not-there?q={Uri.EscapeDataString(Hostile.Replace("\uD800", "", StringComparison.Ordinal))}",
            $$"""{"status_code":1000,"status_message":"{{Hostile}}","timestamp":"2026-03-14T12:00:00+01:00"}""")),
        new Found("cpo.locations.unknown", new Finding("envelope.timestamp", "Envelopes carry the time at which they were made", Verdict.Fail, Axis.Conformance, ["TRN-44"],
            "timestamp has an offset.", new("UTC, as in 2026-03-14T11:00:00Z", "2026-03-14T12:00:00+01:00"), 8, "/timestamp")),
        new Found("cpo.locations.unknown", new Finding("cpo.locations.unknown/location/answer", "The answer says that the Location is unknown", Verdict.Fail, Axis.Conformance, ["LOC-99"],
            $"The status message is {Hostile}.", new("HTTP 404, or 200 with 2003", $"200 with 1000, {Hostile}"), 8, $"/{Hostile}")),
        new ScenarioEnded("cpo.locations.unknown", 61),
    ];

    private static IEnumerable<RunEvent> Tariffs() =>
    [
        new ScenarioStarted("cpo.tariffs.list"),
        new Exchanged(Exchange(9, "cpo.tariffs.list", "list", "/2.2.1/tariffs", """{"data":[],"status_code":1000,"timestamp":"2026-03-14T12:00:00Z"}""")),
        new Exchanged(Exchange(10, "cpo.tariffs.list", "second", "/2.2.1/tariffs?offset=50", null, null)),
        new Found("cpo.tariffs.list", Pass("content-type", "Answers say that they are JSON", 9, "TRN-40")),
        new Found("cpo.tariffs.list", new Finding("paging.limit-header", "Lists say the largest page that the server gives", Verdict.Warn, Axis.Compatibility, ["TRN-26"],
            "X-Limit follows the limit that the client asked for.", new("the server's own maximum", "50"), 9)),
        new Found("cpo.tariffs.list", new Finding("schema.tariff", "Tariffs have the shape the specification gives them", Verdict.Blocked, Axis.Conformance, ["TAR-20"],
            "The list is empty: there is no tariff to look at.", Exchange: 9)),
        new Found("cpo.tariffs.list", new Finding("tariff.step-size", "Step sizes can be billed", Verdict.Blocked, Axis.Conformance, ["TAR-24"],
            "The list is empty: there is no tariff to look at.", Exchange: 9)),
        new ScenarioEnded("cpo.tariffs.list", 30_110),
    ];
}
