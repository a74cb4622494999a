using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo;

[TestFixture, Category("integration")]
public sealed class PagingTests
{
    private CpoInProcess _cpo = null!;

    [OneTimeSetUp]
    public async Task Start() => _cpo = await CpoInProcess.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [TestCase(CpoInProcess.Locations), TestCase(CpoInProcess.Tariffs), TestCase(CpoInProcess.Locations + "?limit=7")]
    [TestCase(CpoInProcess.Tariffs + "?limit=1")]
    public async Task Walking_the_pages_meets_every_object_once(string url)
    {
        var total = (await _cpo.GetAsync(url)).Header("X-Total-Count");

        var ids = (await _cpo.WalkAsync(url)).Select(o => o.GetProperty("id").GetString()).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Is.Unique);
            Assert.That($"{ids.Count}", Is.EqualTo(total));
        }
    }

    [Test]
    public async Task Objects_come_in_the_order_in_which_they_were_made()
    {
        var numbers = (await _cpo.WalkAsync(CpoInProcess.Locations)).Select(o => o.GetProperty("id").GetString()!.Split('-')[1]);

        Assert.That(numbers, Is.Ordered);
    }

    [TestCase("", 25), TestCase("?limit=3", 3), TestCase("?limit=1000", 25)]
    public async Task The_limit_is_capped_and_the_cap_always_told(string query, int returned)
    {
        var reply = await _cpo.GetAsync(CpoInProcess.Locations + query);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Data.GetArrayLength(), Is.EqualTo(returned));
            Assert.That(reply.Header("X-Limit"), Is.EqualTo("25"));
            Assert.That(reply.Header("X-Total-Count"), Is.EqualTo("60"));
            Assert.That(reply.Header("Link"), Does.Contain("?cursor=").And.Contains($"&limit={returned}>").And.EndsWith("; rel=\"next\""));
        }
    }

    [TestCase("?offset=59", 1), TestCase("?offset=35", 25), TestCase("?offset=60", 0), TestCase("?offset=9000000000", 0)]
    public async Task The_last_page_has_no_link(string query, int returned)
    {
        var reply = await _cpo.GetAsync(CpoInProcess.Locations + query);

        Assert.That((reply.Data.GetArrayLength(), reply.Header("Link")), Is.EqualTo((returned, (string?)null)));
    }

    [Test]
    public async Task A_clients_own_offset_is_exact_and_its_Link_leads_on_from_there()
    {
        var all = await IdsAsync("");

        using (Assert.EnterMultipleScope())
        {
            foreach (var offset in new[] { 0, 1, 30, 59 })
                Assert.That(await IdsAsync($"?offset={offset}&limit=7"), Is.EqualTo(all.Skip(offset)));
        }
    }

    [Test]
    public async Task A_Link_leads_on_with_the_filters_of_its_list()
    {
        const string Query = "?date_from=2025-03-01T00:00:00Z&date_to=2025-11-01T00:00:00Z&limit=2";

        var link = (await _cpo.GetAsync(CpoInProcess.Locations + Query)).Header("Link")!.Split('<', '>')[1];

        Assert.That(Uri.UnescapeDataString(link), Does.Contain("date_from=2025-03-01T00:00:00Z").And.Contain("date_to=2025-11-01T00:00:00Z"));
        Assert.That((await _cpo.GetAsync(link)).Header("X-Total-Count"), Is.EqualTo((await _cpo.GetAsync(CpoInProcess.Locations + Query)).Header("X-Total-Count")));
    }

    [Test]
    public async Task A_cursor_that_is_not_as_it_was_given_is_answered_2001()
    {
        var link = (await _cpo.GetAsync(CpoInProcess.Locations + "?limit=1")).Header("Link")!.Split('<', '>')[1];
        var cursor = link.Split("cursor=")[1].Split('&')[0];
        string[] queries =
        [
            $"cursor={(cursor[0] is 'B' ? 'C' : 'B')}{cursor[1..]}", $"cursor={cursor[..^1]}", $"cursor={cursor}A", $"cursor={cursor}%20", "cursor=", "cursor=%00%FF", "cursor=7",
            $"cursor={cursor}&cursor={cursor}", $"cursor={cursor}&date_from=2025-03-01T00:00:00Z", $"cursor={cursor}&offset=1",
        ];

        using (Assert.EnterMultipleScope())
        {
            foreach (var query in queries)
            {
                var reply = await _cpo.GetAsync($"{CpoInProcess.Locations}?{query}");
                Assert.That(((int)reply.Http, reply.StatusCode), Is.EqualTo((200, 2001)), query);
            }
            Assert.That((await _cpo.GetAsync($"{CpoInProcess.Tariffs}?cursor={cursor}")).StatusCode, Is.EqualTo(2001), "a cursor of another list");
            Assert.That((await _cpo.GetAsync($"{CpoInProcess.Locations}?cursor={cursor}&limit=3")).Data.GetArrayLength(), Is.EqualTo(3), "the size of the page is free");
        }
    }

    [Test]
    public async Task A_window_includes_its_begin_and_excludes_its_end()
    {
        var one = (await _cpo.GetAsync(CpoInProcess.Locations + "?offset=30&limit=1")).Data[0];
        var (id, updated) = (one.GetProperty("id").GetString(), one.GetProperty("last_updated").GetString());
        Assert.That(OcpiDateTime.TryParse(updated!, out var instant));
        var after = OcpiDateTime.Format(instant.AddMilliseconds(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await IdsAsync($"?date_from={updated}&date_to={after}"), Does.Contain(id));
            Assert.That(await IdsAsync($"?date_from={after}"), Does.Not.Contain(id));
            Assert.That(await IdsAsync($"?date_to={updated}"), Does.Not.Contain(id));
            // Without a zone it is UTC too (TYP-04).
            Assert.That(await IdsAsync($"?date_from={updated!.TrimEnd('Z')}&date_to={after}"), Does.Contain(id));
        }
    }

    [Test]
    public async Task Two_windows_that_meet_have_every_object_between_them_and_none_twice()
    {
        var all = await IdsAsync("");
        var early = await IdsAsync("?date_to=2025-07-01T00:00:00Z&limit=5");
        var late = await IdsAsync("?date_from=2025-07-01T00:00:00Z&limit=5");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early, Is.Not.Empty);
            Assert.That(late, Is.Not.Empty);
            Assert.That(early.Concat(late), Is.EquivalentTo(all));
        }
    }

    [TestCase("limit=0"), TestCase("limit=-1"), TestCase("limit=ten"), TestCase("limit="), TestCase("limit=1&limit=2")]
    [TestCase("limit=1.5"), TestCase("limit=%2B1")]
    [TestCase("offset=-1"), TestCase("offset=x"), TestCase("offset=99999999999999999999")]
    [TestCase("date_from=yesterday"), TestCase("date_from=2025-02-30T00:00:00Z"), TestCase("date_to=2025-01-01T00:00:00%2B01:00")]
    [TestCase("date_to=2025-01-01")]
    public async Task A_parameter_that_makes_no_sense_is_answered_2001_and_named(string query)
    {
        var reply = await _cpo.GetAsync($"{CpoInProcess.Tariffs}?{query}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int)reply.Http, reply.StatusCode), Is.EqualTo((200, 2001)));
            Assert.That(reply.Message, Does.StartWith(query.Split('=')[0]));
        }
    }

    private async Task<List<string?>> IdsAsync(string query) =>
        [.. (await _cpo.WalkAsync(CpoInProcess.Locations + query)).Select(o => o.GetProperty("id").GetString())];
}
