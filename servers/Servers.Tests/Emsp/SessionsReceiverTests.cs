using System.Net;
using System.Text.Json.Nodes;
using OcpiKit.Emsp;

namespace OcpiKit.Servers.Tests.Emsp;

[TestFixture, Category("integration")]
public sealed class SessionsReceiverTests
{
    private const string S1 = EmspInProcess.Sessions + "/S1";

    private EmspInProcess _emsp = null!;

    [SetUp]
    public async Task Start() => _emsp = await EmspInProcess.RegisteredAsync(new EmspOptions { Tokens = 1, RegistrationTokens = [EmspOptions.UsualRegistrationToken, "second"] });

    [TearDown]
    public async Task Stop() => await _emsp.DisposeAsync();

    [Test]
    public async Task A_session_is_created_then_replaced_and_kept_as_it_came()
    {
        var first = await _emsp.PutAsync(S1, Made.Session().With("x_own_field", "kept"));
        var stored = await _emsp.GetAsync(EmspInProcess.Sessions + "/s1");
        var second = await _emsp.PutAsync(S1, Made.Session(updated: Made.Late).With("kwh", 7.25));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Http, first.StatusCode, first.HasData), Is.EqualTo((HttpStatusCode.Created, 1000, false)));
            Assert.That(stored.Data.GetProperty("x_own_field").GetString(), Is.EqualTo("kept"));
            Assert.That((second.Http, second.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000)));
            Assert.That((await _emsp.GetAsync(S1)).Data.GetProperty("kwh").GetDecimal(), Is.EqualTo(7.25m));
            Assert.That((await _emsp.GetAsync(S1)).Data.TryGetProperty("x_own_field", out _), Is.False, "PUT leaves nothing of what was before");
        }
    }

    [Test]
    public async Task The_periods_of_a_patch_are_added_to_those_that_are_known()
    {
        await _emsp.PutAsync(S1, Made.Session().With("charging_periods", new JsonArray(Made.Period(Made.Early))));

        var added = await _emsp.PatchAsync(S1, Patch(("charging_periods", new JsonArray(Made.Period(Made.Late), Made.Period(Made.Later))), ("kwh", 3)));
        Assert.That(await PeriodsAsync(), Is.EqualTo(new[] { Made.Early, Made.Late, Made.Later }));

        var none = await _emsp.PatchAsync(S1, Patch(("charging_periods", new JsonArray()), ("kwh", 4)));
        var unsaid = await _emsp.PatchAsync(S1, Patch(("charging_periods", null), ("kwh", 5)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((added.Http, none.StatusCode, unsaid.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000, 1000)));
            Assert.That(await PeriodsAsync(), Has.Count.EqualTo(3), "an empty list takes nothing away");
            Assert.That((await _emsp.GetAsync(S1)).Data.GetProperty("kwh").GetDecimal(), Is.EqualTo(5));
        }
    }

    [Test]
    public async Task A_patch_brings_the_first_periods_too()
    {
        await _emsp.PutAsync(S1, Made.Session().ToJsonString());
        await _emsp.PatchAsync(S1, Patch(("charging_periods", new JsonArray(Made.Period(Made.Late)))));

        Assert.That(await PeriodsAsync(), Is.EqualTo(new[] { Made.Late }));
    }

    [TestCase("[]"), TestCase(null)]
    public async Task A_PUT_replaces_all_periods(string? periods)
    {
        await _emsp.PutAsync(S1, Made.Session().With("charging_periods", new JsonArray(Made.Period(Made.Early))));
        await _emsp.PutAsync(S1, Made.Session(updated: Made.Late).With("charging_periods", periods is null ? null : JsonNode.Parse(periods)));

        Assert.That(await PeriodsAsync(), Is.Empty);
    }

    private static readonly TestCaseData[] Wrong =
    [
        Case("another id", "PUT", Made.Session("S2").ToJsonString()),
        Case("another owner", "PUT", Made.Session().With("party_id", "XXX")),
        Case("another country", "PUT", Made.Session().With("country_code", "BE")),
        Case("no last_updated", "PUT", Made.Session().With("last_updated", null)),
        Case("no driver", "PUT", Made.Session().With("cdr_token", null)),
        Case("a status that the protocol does not have", "PUT", Made.Session().With("status", "RESERVED")),
        Case("kWh as a text", "PUT", Made.Session().With("kwh", "3")),
        Case("a list", "PUT", "[]"),
        Case("a patch without last_updated", "PATCH", """{ "kwh": 9 }"""),
        Case("a patch of the id", "PATCH", Patch(("id", "S2"))),
        Case("a patch that removes what is required", "PATCH", Patch(("currency", null))),
        Case("a patch whose periods are no list", "PATCH", Patch(("charging_periods", "many"))),
        Case("a patch whose periods are none", "PATCH", Patch(("charging_periods", new JsonArray(new JsonObject())))),
        Case("a patch with nothing in place of a period", "PATCH", Patch(("charging_periods", new JsonArray((JsonNode?)null)))),
    ];

    [TestCaseSource(nameof(Wrong))]
    public async Task What_does_not_fit_is_answered_2001_and_changes_nothing(string method, string json)
    {
        await _emsp.PutAsync(S1, Made.Session().ToJsonString());
        var before = (await _emsp.GetAsync(S1)).Data.GetRawText();

        var reply = await _emsp.SendAsync(new HttpMethod(method), S1, json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.OK, 2001)), reply.Message);
            Assert.That((await _emsp.GetAsync(S1)).Data.GetRawText(), Is.EqualTo(before));
        }
    }

    [TestCase("GET", "/S9"), TestCase("PATCH", "/S9"), TestCase("PATCH", "/S1/charging_periods"), TestCase("PUT", "/S1/charging_periods/0")]
    public async Task What_is_not_there_is_answered_404(string method, string path)
    {
        await _emsp.PutAsync(S1, Made.Session().ToJsonString());

        var reply = await _emsp.SendAsync(new HttpMethod(method), EmspInProcess.Sessions + path, method is "GET" ? null : Made.Session().ToJsonString());

        Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, 2000)));
    }

    [TestCase("DELETE"), TestCase("POST")]
    public async Task A_session_cannot_be_deleted_or_posted(string method) =>
        Assert.That((await _emsp.SendAsync(new HttpMethod(method), S1, "{}")).Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    [Test]
    public async Task The_sessions_of_one_CPO_are_out_of_reach_of_another()
    {
        await _emsp.PutAsync(S1, Made.Session().ToJsonString());
        await _emsp.RegisterAsync("OTH", "second");

        foreach (var method in (string[])["GET", "PUT", "PATCH"])
            Assert.That((await _emsp.SendAsync(new HttpMethod(method), S1, method is "GET" ? null : Made.Session().ToJsonString())).Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<IReadOnlyList<string?>> PeriodsAsync() =>
        (await _emsp.GetAsync(S1)).Data.TryGetProperty("charging_periods", out var periods)
            ? [.. periods.EnumerateArray().Select(period => period.GetProperty("start_date_time").GetString())]
            : [];

    private static string Patch(params (string Field, JsonNode? Value)[] fields)
    {
        var patch = new JsonObject { ["last_updated"] = Made.Later };
        foreach (var (field, value) in fields)
            patch[field] = value;
        return patch.ToJsonString();
    }

    private static TestCaseData Case(string name, string method, string json) => new TestCaseData(method, json).SetArgDisplayNames(name);
}
