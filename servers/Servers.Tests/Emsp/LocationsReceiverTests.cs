using System.Net;
using OcpiKit.Emsp;

namespace OcpiKit.Servers.Tests.Emsp;

[TestFixture, Category("integration")]
public sealed class LocationsReceiverTests
{
    private const string L1 = EmspInProcess.Locations + "/L1";
    private const string E1 = L1 + "/E1";
    private const string C1 = E1 + "/1";

    private EmspInProcess _emsp = null!;

    [SetUp]
    public async Task Start() => _emsp = await EmspInProcess.RegisteredAsync(new EmspOptions { Tokens = 1, RegistrationTokens = [EmspOptions.UsualRegistrationToken, "second"] });

    [TearDown]
    public async Task Stop() => await _emsp.DisposeAsync();

    [Test]
    public async Task A_location_is_created_then_replaced_and_kept_as_it_came()
    {
        var first = await _emsp.PutAsync(L1, Made.Location().ToJsonString());
        var second = await _emsp.PutAsync(EmspInProcess.Locations + "/l1", Made.Location(updated: Made.Late).With("name", null));
        var stored = (await _emsp.GetAsync(L1)).Data;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Http, first.StatusCode, first.HasData), Is.EqualTo((HttpStatusCode.Created, 1000, false)));
            Assert.That((second.Http, second.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000)));
            Assert.That(stored.GetProperty("last_updated").GetString(), Is.EqualTo(Made.Late));
            Assert.That(stored.TryGetProperty("name", out _), Is.False, "PUT leaves nothing of what was before");
            Assert.That(stored.GetProperty("x_own_field").GetString(), Is.EqualTo("kept"));
        }
    }

    [Test]
    public async Task An_EVSE_and_a_connector_have_URLs_of_their_own()
    {
        await _emsp.PutAsync(L1, Made.Location().ToJsonString());

        var evse = await _emsp.PutAsync(L1 + "/E2", Made.Evse("E2", Made.Late).ToJsonString());
        var connector = await _emsp.PutAsync(C1, Made.Connector(updated: Made.Later).With("max_amperage", 32));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((evse.Http, connector.Http), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK)));
            Assert.That((await _emsp.GetAsync(L1 + "/e2")).Data.GetProperty("uid").GetString(), Is.EqualTo("E2"));
            Assert.That((await _emsp.GetAsync(C1)).Data.GetProperty("max_amperage").GetInt32(), Is.EqualTo(32));
            Assert.That((await _emsp.GetAsync(L1)).Data.GetProperty("evses").GetArrayLength(), Is.EqualTo(2));
        }
    }

    [TestCase("PUT"), TestCase("PATCH")]
    public async Task What_changes_inside_changes_the_time_of_all_that_contains_it(string method)
    {
        await _emsp.PutAsync(L1, Made.Location().ToJsonString());

        await _emsp.SendAsync(new HttpMethod(method), C1, Made.Connector(updated: Made.Late).ToJsonString());
        Assert.That(await TimesAsync(L1, E1, C1), Is.EqualTo(new[] { Made.Late, Made.Late, Made.Late }));

        await _emsp.SendAsync(new HttpMethod(method), E1, Made.Evse(updated: Made.Later).ToJsonString());
        Assert.That(await TimesAsync(L1, E1), Is.EqualTo(new[] { Made.Later, Made.Later }));

        await _emsp.SendAsync(new HttpMethod(method), C1, Made.Connector(updated: Made.Early).ToJsonString());
        Assert.That(await TimesAsync(L1, E1, C1), Is.EqualTo(new[] { Made.Later, Made.Later, Made.Early }), "time never runs backwards");
    }

    [Test]
    public async Task A_patch_changes_what_it_names_and_nothing_else()
    {
        await _emsp.PutAsync(L1, Made.Location().ToJsonString());

        var status = await _emsp.PatchAsync(E1, $$"""{ "status": "CHARGING", "last_updated": "{{Made.Late}}" }""");
        var name = await _emsp.PatchAsync(L1, $$"""{ "name": null, "city": "Leiden", "last_updated": "{{Made.Later}}" }""");
        var location = (await _emsp.GetAsync(L1)).Data;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((status.Http, status.StatusCode, name.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000, 1000)));
            Assert.That(location.GetProperty("city").GetString(), Is.EqualTo("Leiden"));
            Assert.That(location.GetProperty("address").GetString(), Is.EqualTo("Kade 1"));
            Assert.That(location.GetProperty("evses")[0].GetProperty("status").GetString(), Is.EqualTo("CHARGING"));
            Assert.That(location.GetProperty("evses")[0].GetProperty("connectors").GetArrayLength(), Is.EqualTo(1));
        }
    }

    private static readonly TestCaseData[] Wrong =
    [
        Case("another id", "PUT", L1, Made.Location("L2").ToJsonString()),
        Case("another country", "PUT", L1, Made.Location().With("country_code", "BE")),
        Case("another party", "PUT", L1, Made.Location().With("party_id", "XXX")),
        Case("another uid", "PUT", E1, Made.Evse("E9").ToJsonString()),
        Case("another connector id", "PUT", C1, Made.Connector("9").ToJsonString()),
        Case("no last_updated", "PUT", L1, Made.Location().With("last_updated", null)),
        Case("a required field is missing", "PUT", L1, Made.Location().With("city", null)),
        Case("a required field of an EVSE is missing", "PUT", L1, Made.Location().With("evses", new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject()))),
        Case("nothing in place of an EVSE", "PUT", L1, Made.Location().With("evses", new System.Text.Json.Nodes.JsonArray((System.Text.Json.Nodes.JsonNode?)null))),
        Case("a number that is a text", "PUT", C1, Made.Connector().With("max_voltage", "230")),
        Case("a number beyond measure", "PUT", C1, Made.Connector().ToJsonString().Replace("230", "1e999", StringComparison.Ordinal)),
        Case("a word that the protocol does not have", "PUT", E1, Made.Evse().With("status", "DANCING")),
        Case("another time zone", "PUT", E1, Made.Evse(updated: "2026-03-02T08:00:00+02:00").ToJsonString()),
        Case("a list", "PUT", L1, "[]"),
        Case("a patch without last_updated", "PATCH", E1, """{ "status": "CHARGING" }"""),
        Case("a patch whose last_updated is no time", "PATCH", E1, """{ "status": "CHARGING", "last_updated": 5 }"""),
        Case("a patch that removes what is required", "PATCH", L1, $$"""{ "city": null, "last_updated": "{{Made.Late}}" }"""),
        Case("a patch of the id", "PATCH", L1, $$"""{ "id": "L2", "last_updated": "{{Made.Late}}" }"""),
        Case("a patch of the owner", "PATCH", L1, $$"""{ "party_id": "XXX", "last_updated": "{{Made.Late}}" }"""),
        Case("a patch that names a field twice", "PATCH", L1, $$"""{ "city": "A", "city": "B", "last_updated": "{{Made.Late}}" }"""),
        Case("a patch that is a list", "PATCH", L1, "[]"),
        Case("an id that is too long", "PUT", L1 + new string('x', 36), Made.Location("L1" + new string('x', 36)).ToJsonString()),
    ];

    [TestCaseSource(nameof(Wrong))]
    public async Task What_does_not_fit_is_answered_2001_and_changes_nothing(string method, string url, string json)
    {
        await _emsp.PutAsync(L1, Made.Location().ToJsonString());
        var before = (await _emsp.GetAsync(L1)).Data.GetRawText();

        var reply = await _emsp.SendAsync(new HttpMethod(method), url, json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.OK, 2001)), reply.Message);
            Assert.That((await _emsp.GetAsync(L1)).Data.GetRawText(), Is.EqualTo(before));
        }
    }

    [TestCase("{"), TestCase(""), TestCase("{} {}"), TestCase("NaN")]
    public async Task What_is_no_JSON_is_answered_400(string body)
    {
        foreach (var method in (string[])["PUT", "PATCH"])
            Assert.That((await _emsp.SendAsync(new HttpMethod(method), L1, body)).Http, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("GET", "/L9", 2003), TestCase("PATCH", "/L9", 2003), TestCase("PUT", "/L9/E1", 2003), TestCase("PATCH", "/L9/E1", 2003)]
    [TestCase("GET", "/L1/E9", 2000), TestCase("PATCH", "/L1/E9", 2000), TestCase("PUT", "/L1/E9/1", 2000)]
    [TestCase("GET", "/L1/E1/9", 2000), TestCase("PATCH", "/L1/E1/9", 2000)]
    public async Task What_is_not_there_is_answered_404(string method, string path, int code)
    {
        await _emsp.PutAsync(L1, Made.Location().ToJsonString());
        var body = path.Count(c => c == '/') switch { 2 => Made.Evse().ToJsonString(), 3 => Made.Connector().ToJsonString(), _ => Made.Location().ToJsonString() };

        var reply = await _emsp.SendAsync(new HttpMethod(method), EmspInProcess.Locations + path, method is "GET" ? null : body);

        Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, code)));
    }

    [TestCase("POST"), TestCase("DELETE")]
    public async Task Locations_are_neither_posted_nor_deleted(string method) =>
        Assert.That((await _emsp.SendAsync(new HttpMethod(method), L1, "{}")).Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    [Test]
    public async Task Each_CPO_gets_to_its_own_parties_only()
    {
        await _emsp.PutAsync(L1, Made.Location().ToJsonString());
        await _emsp.RegisterAsync("OTH", "second");

        foreach (var method in (string[])["GET", "PUT", "PATCH"])
        {
            var reply = await _emsp.SendAsync(new HttpMethod(method), L1, method is "GET" ? null : Made.Location(updated: Made.Late).ToJsonString());
            Assert.That((reply.Http, reply.HasData), Is.EqualTo((HttpStatusCode.NotFound, false)), method);
        }
        Assert.That((await _emsp.GetAsync(EmspInProcess.Locations.Replace("PAR", "OTH", StringComparison.Ordinal) + "/L1")).Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static TestCaseData Case(string why, string method, string url, string json) =>
        new(method, url, json) { TestName = $"What_does_not_fit_is_answered_2001_and_changes_nothing({why})" };

    private async Task<string[]> TimesAsync(params string[] urls)
    {
        var times = new List<string>();
        foreach (var url in urls)
            times.Add((await _emsp.GetAsync(url)).Data.GetProperty("last_updated").GetString()!);
        return [.. times];
    }
}
