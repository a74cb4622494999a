using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Servers.Tests.Emsp;

namespace OcpiKit.Servers.Tests.Pulling;

/// <summary>What is read from a peer's lists, and what becomes of it.</summary>
[TestFixture, Category("integration")]
public sealed class PullingTests
{
    private const string Locations = PullingEmsp.Cpo + "/locations";

    private PullingEmsp _emsp = null!;

    [SetUp]
    public async Task Start() => _emsp = await PullingEmsp.StartAsync();

    [TearDown]
    public async Task Stop() => await _emsp.DisposeAsync();

    [Test]
    public async Task After_the_registration_everything_is_read_page_by_page()
    {
        _emsp.Pages[$"{Locations}?limit=100"] = [Made.Location("A"), Made.Location("B")];
        _emsp.Links[$"{Locations}?limit=100"] = $"<{Locations}?limit=100&offset=2>; rel=\"next\"";
        _emsp.Pages[$"{Locations}?limit=100&offset=2"] = [Made.Location("C")];
        _emsp.Pages["tariffs"] = [Made.Tariff()];
        _emsp.Pages["sessions"] = [Made.Session()];
        _emsp.Pages["cdrs"] = [Made.Cdr()];

        var reports = await _emsp.PullAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reports.Values.Select(report => (report.Module, report.New, report.IsWhole, report.Failure)), Is.EquivalentTo(
                new[] { ("tariffs", 1, true, (string?)null), ("locations", 3, true, null), ("sessions", 1, true, null), ("cdrs", 1, true, null) }));
            foreach (var path in (string[])["locations/NL/PAR/C", "tariffs/NL/PAR/T1", "sessions/NL/PAR/S1", "cdrs/NL/PAR/CDR1"])
                Assert.That((await _emsp.Emsp.GetAsync($"{EmspInProcess.Root}/{path}")).StatusCode, Is.EqualTo(1000), path);
            Assert.That(_emsp.Asked, Does.Contain($"{PullingEmsp.Cpo}/sessions?date_from=2010-01-01T00%3A00%3A00Z&limit=100"), "sessions want a date always");
            Assert.That(_emsp.Requests.Select(asked => (asked.Token, asked.Headers["OCPI-to-party-id"], asked.Headers["OCPI-from-party-id"])), Is.All.EqualTo(("theirs", "PAR", "OKM")));
        }
    }

    [Test]
    public async Task Later_only_what_is_new_is_read()
    {
        await _emsp.PullAsync();
        _emsp.Pages["locations"] = [Made.Location("NEW", "2026-06-01T12:03:00Z")];

        var report = (await _emsp.PullAsync(TimeSpan.FromMinutes(6)))["locations"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((report.New, report.IsWhole, report.Missing), Is.EqualTo((1, false, 0)));
            Assert.That(_emsp.Asked, Does.Contain($"{Locations}?date_from=2026-05-01T09%3A58%3A00Z&limit=100"), "two minutes before the first page was made, by the clock of the CPO");
        }
    }

    [Test]
    public async Task Objects_that_cannot_be_kept_are_refused_and_the_others_are_taken()
    {
        var foreign = Made.Location("FOREIGN");
        foreign["party_id"] = "XYZ";
        var half = Made.Location("HALF");
        half.Remove("coordinates");
        var endless = Made.Location(new string('9', 37));
        _emsp.Pages["locations"] = [foreign, half, endless, new JsonArray(), 5, Made.Location("GOOD")];

        var report = (await _emsp.PullAsync())["locations"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((report.Listed, report.Refused, report.New, report.Failure), Is.EqualTo((6, 5, 1, (string?)null)));
            Assert.That(report.ToString(), Does.Contain("5 refused (it belongs to a party that the peer does not speak for)"));
            Assert.That(await KnowsAsync("GOOD"));
            Assert.That(await KnowsAsync("HALF"), Is.False);
        }
    }

    [Test]
    public async Task What_a_push_brought_in_the_meantime_is_not_overwritten_by_something_older()
    {
        await _emsp.Emsp.PutAsync(EmspInProcess.Locations + "/L2", Made.Location("L2", Made.Late).With("name", "pushed"));
        var older = Made.Location("L2", Made.Early);
        var newer = Made.Location("L1", Made.Late);
        newer["name"] = "pulled";
        _emsp.Pages["locations"] = [older, newer];

        var report = (await _emsp.PullAsync())["locations"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((report.Older, report.Changed, report.New), Is.EqualTo((1, 1, 0)));
            Assert.That((await NameAsync("L2"), await NameAsync("L1")), Is.EqualTo(("pushed", "pulled")));
        }
    }

    [Test]
    public async Task What_is_as_it_was_is_no_difference()
    {
        _emsp.Pages["locations"] = [Made.Location("L1")];

        Assert.That((await _emsp.PullAsync())["locations"].ToString(), Is.EqualTo("1 listed"));
    }

    [Test]
    public async Task What_is_not_listed_any_more_is_noticed_and_stays()
    {
        _emsp.Pages["locations"] = [Made.Location("OTHER")];

        var report = (await _emsp.PullAsync())["locations"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((report.New, report.Missing), Is.EqualTo((1, 1)));
            Assert.That(report.ToString(), Does.EndWith("1 known but not listed any more"));
            Assert.That(await KnowsAsync("L1"));
        }
    }

    [Test]
    public async Task A_CDR_never_changes()
    {
        await _emsp.Emsp.SendAsync(HttpMethod.Post, EmspInProcess.Cdrs, Made.Cdr().ToJsonString());
        var other = Made.Cdr();
        other["total_energy"] = 99;
        _emsp.Pages["cdrs"] = [other];

        var report = (await _emsp.PullAsync())["cdrs"];

        Assert.That((report.Refused, report.Changed), Is.EqualTo((1, 0)));
        Assert.That((await _emsp.Emsp.GetAsync(EmspInProcess.Cdrs + "/NL/PAR/CDR1")).Data.GetProperty("total_energy").GetDecimal(), Is.EqualTo(1.5m));
    }

    [TestCase("<https://evil.example/locations?offset=2>; rel=\"next\"", "host that it did not name")]
    [TestCase("<http://partner.example/ocpi/2.2.1/locations?offset=2>; rel=\"next\"", "no URL that we call", TestName = "{m}(without TLS)")]
    [TestCase("<https://partner.example:444/locations?offset=2>; rel=\"next\"", "host that it did not name", TestName = "{m}(another port)")]
    [TestCase("<https://me:you@partner.example/locations?offset=2>; rel=\"next\"", "no URL that we call")]
    [TestCase("<ftp://partner.example/>; rel=\"next\"", "no URL that we call")]
    public async Task A_link_is_not_followed_to_where_the_peer_is_not_known_to_be(string link, string because)
    {
        _emsp.Pages["locations"] = [Made.Location("A")];
        _emsp.Links[$"{Locations}?limit=100"] = link;

        var report = (await _emsp.PullAsync())["locations"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Failure, Does.Contain(because));
            Assert.That(report.New, Is.EqualTo(1), "what was read is kept");
            Assert.That(_emsp.Asked.Where(url => url.Contains("/locations", StringComparison.Ordinal)), Is.EqualTo(new[] { $"{Locations}?limit=100" }));
        }
    }

    [TestCase("<{next}>; rel=next"), TestCase("<{next}>; title=\"on\"; rel=\"next\""), TestCase("<{first}>; rel=\"first\", <{next}>; rel=\"next\"")]
    [TestCase("<{next}>;REL=\"last next\""), TestCase("<?offset=2>; rel=\"next\"")]
    public async Task The_next_page_is_found_however_the_link_is_written(string link)
    {
        _emsp.Pages[$"{Locations}?offset=2"] = [Made.Location("C")];
        _emsp.Links[$"{Locations}?limit=100"] = link.Replace("{next}", $"{Locations}?offset=2", StringComparison.Ordinal).Replace("{first}", Locations, StringComparison.Ordinal);

        Assert.That((await _emsp.PullAsync())["locations"].New, Is.EqualTo(1));
    }

    [TestCase("<{next}>; rel=\"prev\""), TestCase("<{next}>; rel=\"nextish\""), TestCase("<{next}>"), TestCase("<<>; rel=\"next\"")]
    public async Task No_other_link_is_the_next_page(string link)
    {
        _emsp.Links[$"{Locations}?limit=100"] = link.Replace("{next}", $"{Locations}?offset=2", StringComparison.Ordinal);

        await _emsp.PullAsync();

        Assert.That(_emsp.Asked, Does.Not.Contain($"{Locations}?offset=2"));
    }

    [Test]
    public async Task Links_that_lead_in_a_circle_are_left()
    {
        _emsp.Links[$"{Locations}?limit=100"] = $"<{Locations}?offset=1>; rel=\"next\"";
        _emsp.Links[$"{Locations}?offset=1"] = $"<{Locations}?limit=100>; rel=\"next\"";

        Assert.That((await _emsp.PullAsync())["locations"].Failure, Does.Contain("lead back"));
    }

    [TestCase(3, 1_000_000, "more than 3 pages"), TestCase(1000, 2000, "larger than 2000 bytes")]
    public async Task A_list_that_does_not_end_is_left(int pages, int bytes, string because)
    {
        await using var emsp = await PullingEmsp.StartAsync(new PullLimits(100, pages, bytes));
        emsp.Links[$"{Locations}?limit=100"] = $"<{Locations}?offset=1>; rel=\"next\"";
        for (var i = 1; i < 10; i++)
            emsp.Links[$"{Locations}?offset={i}"] = $"<{Locations}?offset={i + 1}>; rel=\"next\"";
        emsp.Pages["locations"] = [Made.Location("A")];

        Assert.That((await emsp.PullAsync())["locations"].Failure, Does.Contain(because));
    }

    [Test]
    public async Task A_peer_that_was_away_is_read_when_it_is_back()
    {
        _emsp.IsDown = true;
        var failed = (await _emsp.PullAsync())["locations"];
        var again = (await _emsp.PullAsync(TimeSpan.FromSeconds(3)))["locations"];
        _emsp.IsDown = false;
        _emsp.Pages["locations"] = [Made.Location("BACK")];
        var back = (await _emsp.PullAsync(TimeSpan.FromSeconds(5)))["locations"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failed.Failure, again.Failure), Is.EqualTo(("the server cannot be reached", "the server cannot be reached")));
            Assert.That((back.New, back.IsWhole, back.Failure), Is.EqualTo((1, true, (string?)null)));
        }
    }

    [Test]
    public async Task A_registration_that_is_renewed_is_followed_by_a_pull()
    {
        await _emsp.PullAsync();
        await _emsp.Emsp.SendAsync(HttpMethod.Put, EmspInProcess.Credentials, Registration.PartnerPlatform.CredentialsJson("theirs-anew", "PAR", "CPO"));
        _emsp.Pages["locations"] = [Made.Location("NEW")];

        Assert.That((await _emsp.PullAsync(TimeSpan.FromSeconds(3)))["locations"].New, Is.EqualTo(1));
        Assert.That(_emsp.Requests.Last().Token, Is.EqualTo("theirs-anew"));
    }

    [Test]
    public async Task The_page_of_the_server_tells_what_came_of_it()
    {
        _emsp.Pages["locations"] = [Made.Location("A"), Made.Location("B")];
        await _emsp.PullAsync();

        using var answer = await _emsp.Emsp.Client.GetAsync("/watch/state");
        var state = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        var pulled = state.GetProperty("partners")[0].GetProperty("pulled").EnumerateArray().Select(pull => $"{pull.GetProperty("module")}: {pull.GetProperty("difference")}");

        Assert.That(pulled, Is.EqualTo(new[] { "cdrs: 0 listed", "locations: 2 listed, 2 new, 1 known but not listed any more", "sessions: 0 listed", "tariffs: 0 listed" }));
    }

    private async Task<bool> KnowsAsync(string id) => (await _emsp.Emsp.GetAsync($"{EmspInProcess.Locations}/{id}")).Http is HttpStatusCode.OK;

    private async Task<string> NameAsync(string id) => (await _emsp.Emsp.GetAsync($"{EmspInProcess.Locations}/{id}")).Data.GetProperty("name").GetString()!;
}
