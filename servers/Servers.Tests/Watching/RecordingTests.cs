using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Watching;
using OcpiKit.Servers.Tests.Cpo;
using OcpiKit.Servers.Tests.Emsp;
using OcpiKit.Servers.Tests.Registration;

namespace OcpiKit.Servers.Tests.Watching;

[TestFixture, Category("integration")]
public sealed class RecordingTests
{
    [Test]
    public async Task A_request_that_comes_in_is_told_in_a_sentence_with_what_came_of_it()
    {
        await using var cpo = await CpoInProcess.StartAsync();
        await cpo.GetAsync(CpoInProcess.Locations + "?limit=3");

        var message = await cpo.LatestAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Text("story"), Is.EqualTo("The partner reads the list of our locations"));
            Assert.That(message.Text("outcome"), Is.EqualTo("3 of 60"));
            Assert.That((message.Text("direction"), message.Text("module"), message.Text("method")), Is.EqualTo(("INCOMING", "locations", "GET")));
            Assert.That(message.Text("url"), Is.EqualTo(CpoInProcess.Locations + "?limit=3"));
            Assert.That(message.Text("partner"), Does.StartWith("DE*OKM"));
            Assert.That((message.GetProperty("http_status").GetInt32(), message.GetProperty("status_code").GetInt32()), Is.EqualTo((200, 1000)));
            Assert.That(message.GetProperty("failed").GetBoolean(), Is.False);
        }
    }

    [TestCase("/locations/NOPE", 404, 2003, "We have no Location with this id.")]
    [TestCase("/nothing", 404, 2000, "There is nothing at this path; the version details list our endpoints.")]
    [TestCase("/locations?limit=x", 200, 2001, "limit has to be a whole number, 1 or more.")]
    public async Task What_went_wrong_is_told_too(string path, int http, int statusCode, string outcome)
    {
        await using var cpo = await CpoInProcess.StartAsync();
        await cpo.GetAsync(CpoInProcess.Root + path);

        var message = await cpo.LatestAsync();

        Assert.That(
            (message.GetProperty("failed").GetBoolean(), message.GetProperty("http_status").GetInt32(), message.GetProperty("status_code").GetInt32(), message.Text("outcome")),
            Is.EqualTo((true, http, statusCode, outcome)));
    }

    [Test]
    public async Task A_change_of_status_is_told_as_what_the_EVSE_does_now()
    {
        await using var emsp = await EmspInProcess.RegisteredAsync();
        await emsp.PatchAsync(EmspInProcess.Locations + "/L1/E1", """{ "status": "CHARGING", "last_updated": "2026-05-01T10:00:00Z" }""");

        Assert.That((await emsp.LatestAsync()).Text("story"), Is.EqualTo("The CPO tells us that an EVSE is charging now"));
    }

    [Test]
    public async Task Requests_that_the_server_sends_are_recorded_with_their_answers()
    {
        using var partner = new PartnerPlatform();
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1 }, partner.ServeTo);
        await cpo.Server.RegisterAsync(new Uri(PartnerPlatform.VersionsUrl), "their-token-a");

        var messages = await cpo.MessagesAsync();

        Assert.That(messages.Select(message => (message.Text("direction"), message.Text("method"), message.Text("url"), message.Text("story"))), Is.EqualTo(new[]
        {
            ("OUTGOING", "GET", PartnerPlatform.VersionsUrl, "We look up a new partner's OCPI versions"),
            ("OUTGOING", "GET", PartnerPlatform.DetailsUrl, "We look up a new partner's modules and their addresses"),
            ("OUTGOING", "POST", PartnerPlatform.CredentialsUrl, "We register with a new partner: both sides exchange tokens"),
        }));
        var details = await cpo.JsonAsync("/watch/messages/2");
        Assert.That(details.GetProperty("answer").Text("body"), Does.Contain("\"identifier\": \"tokens\""));
    }

    [Test]
    public async Task A_partner_that_does_not_answer_is_shown()
    {
        using var partner = new PartnerPlatform { IsDead = true };
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1 }, partner.ServeTo);
        await Assert.ThrowsAsync<RegistrationException>(() => cpo.Server.RegisterAsync(new Uri(PartnerPlatform.VersionsUrl), "their-token-a"));

        var message = await cpo.LatestAsync();

        Assert.That(
            (message.GetProperty("failed").GetBoolean(), message.Text("outcome"), message.TryGetProperty("answer", out _)),
            Is.EqualTo((true, "No answer: it took too long, or was no longer needed", false)));
    }

    [Test]
    public async Task A_long_body_is_cut_and_its_status_is_known_all_the_same()
    {
        await using var cpo = await CpoInProcess.StartAsync();
        var whole = await cpo.Client.GetStringAsync(CpoInProcess.Locations);

        var message = await cpo.LatestAsync();
        var answer = message.GetProperty("answer");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole, Has.Length.GreaterThan(WatchLimits.Usual.BodyBytes * 2));
            Assert.That(answer.Text("body"), Has.Length.LessThan(WatchLimits.Usual.BodyBytes * 2).And.StartsWith("{\n  \"data\": [\n    {\n      \"country_code\": \"DE\","));
            Assert.That(answer.Text("note"), Does.StartWith("Only the first 16 KB of "));
            Assert.That((message.GetProperty("status_code").GetInt32(), message.Text("outcome")), Is.EqualTo((1000, "A page of 60")));
        }
    }

    [Test]
    public async Task Recording_changes_nothing_of_what_goes_over_the_wire()
    {
        await using var watched = await CpoInProcess.StartAsync();
        await using var unwatched = await CpoInProcess.StartAsync(new CpoOptions { Locations = 60, PageLimit = 25, RecordMessages = false });

        foreach (var path in (string[])["/ocpi/versions", CpoInProcess.Locations, CpoInProcess.Locations + "/NOPE", "/nothing"])
        {
            var (one, other) = (await watched.GetAsync(path), await unwatched.GetAsync(path));
            Assert.That((one.Http, DataOf(one), HeadersOf(one)), Is.EqualTo((other.Http, DataOf(other), HeadersOf(other))));
        }
        Assert.That(await unwatched.MessagesAsync(), Is.Empty);

        static string DataOf(Reply reply) => reply.HasData ? reply.Data.GetRawText() : "";
        // The length goes with the timestamp of the envelope, whose last digits may be zeros that are left out.
        static string HeadersOf(Reply reply) => string.Join("|", reply.Headers.Where(header => header.Key is not "Content-Length"));
    }

    [Test]
    public async Task The_pages_of_the_operator_are_no_messages()
    {
        await using var cpo = await CpoInProcess.StartAsync();
        foreach (var path in (string[])["/", "/watch/page.js", "/watch/state"])
            Assert.That((await cpo.Client.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        Assert.That(await cpo.MessagesAsync(), Is.Empty);
    }

    [Test]
    public async Task Numbers_texts_and_escapes_are_shown_as_they_came()
    {
        await using var emsp = await EmspInProcess.RegisteredAsync();
        await emsp.PutAsync(EmspInProcess.Locations + "/L1", """{"a":[1.0,1E5,true,null,{}],"b":"<b>\u00e4\n</b>","c":[]}""");

        Assert.That((await emsp.LatestAsync()).GetProperty("request").Text("body"), Is.EqualTo("""
            {
              "a": [
                1.0,
                1E5,
                true,
                null,
                {}
              ],
              "b": "<b>\u00e4\n</b>",
              "c": []
            }
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Beyond_so_many_in_a_second_they_are_only_counted()
    {
        await using var cpo = await CpoInProcess.StartAsync(alter: builder => builder.Services
            .AddSingleton(new WatchLimits { PerSecond = 3 })
            .AddSingleton<TimeProvider>(new Microsoft.Extensions.Time.Testing.FakeTimeProvider()));
        for (var i = 0; i < 10; i++)
            await cpo.GetAsync("/ocpi/versions");

        var state = await cpo.JsonAsync("/watch/state");

        Assert.That(
            ((await cpo.MessagesAsync()).Count, state.GetProperty("seen").GetInt64(), state.GetProperty("skipped").GetInt64()),
            Is.EqualTo((3, 10L, 7L)));
    }
}
