using System.Globalization;
using System.Text;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Storage;

[TestFixture(Kept.InMemory), TestFixture(Kept.InFile), TestFixture(Kept.InPostgres)]
[Category("integration"), Category("postgres")]
public sealed class ObjectStoreTests(Kept kept) : StorageFixture(kept)
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private ObjectStore _store = null!;

    [SetUp]
    public void Open() => _store = new ObjectStore(Database.Open(), TimeProvider.System);

    [Test]
    public async Task An_object_is_found_as_it_came_whatever_the_case_of_its_ids()
    {
        const string Json = """{ "id":"Ab-1",  "name":"Grüße ☺" }""";
        await PutAsync(Object("Ab-1", json: Json));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(await _store.FindAsync(new ObjectKey("things", "de", "okc", "aB-1"), default)), Is.EqualTo(Json));
            Assert.That(await _store.FindAsync(new ObjectKey("others", "DE", "OKC", "Ab-1"), default), Is.Null);
            Assert.That(await _store.FindAsync(new ObjectKey("things", "DE", "OKX", "Ab-1"), default), Is.Null);
        }
    }

    [Test]
    public async Task One_that_is_replaced_keeps_its_place_in_the_order()
    {
        await PutAsync(Object("A"), Object("B"), Object("C"));
        await PutAsync(Object("a", json: "new"));
        await _store.ChangeAsync(Key("B"), _ => Object("b", json: "newer"), default);

        Assert.That(await ListAsync(), Is.EqualTo(new[] { "new", "newer", "C" }));
    }

    [Test]
    public async Task One_that_was_deleted_is_gone_and_comes_back_at_the_end()
    {
        await PutAsync(Object("A"), Object("B"));

        Assert.That(await _store.DeleteAsync(Key("a"), default));
        Assert.That(await _store.DeleteAsync(Key("A"), default), Is.False);
        Assert.That((await ListAsync(), await TotalAsync()), Is.EqualTo((new[] { "B" }, 1L)));

        await PutAsync(Object("A"));
        Assert.That(await ListAsync(), Is.EqualTo(new[] { "B", "A" }));
    }

    [TestCase(0, 2, "0 1"), TestCase(2, 2, "2 3"), TestCase(3, int.MaxValue, "3 4"), TestCase(4, 2, "4"), TestCase(5, 2, ""), TestCase(9_000_000_000, 2, "")]
    public async Task A_page_passes_over_what_comes_before_it_and_counts_everything(long offset, int limit, string ids)
    {
        await PutAsync([.. Enumerable.Range(0, 5).Select(n => Object($"{n}"))]);

        var page = await _store.ListAsync(new ObjectQuery("things", new PageRequest(null, null, offset, limit)), default);

        Assert.That((string.Join(' ', page.Objects.Select(Text)), page.Total), Is.EqualTo((ids, 5L)));
    }

    [Test]
    public async Task Reading_on_misses_nothing_and_meets_nothing_twice_while_objects_come_and_go()
    {
        await PutAsync([.. Enumerable.Range(0, 6).Select(n => Object($"{n}"))]);
        var met = new List<string?>();
        long? next = null;
        do
        {
            var page = await _store.ListAsync(new ObjectQuery("things", new PageRequest(null, null, 0, 2) { After = next }), default);
            met.AddRange(page.Objects.Select(Text));
            next = page.Next;
            if (met.Count is 2)
            {
                await _store.DeleteAsync(Key("0"), default);
                await _store.DeleteAsync(Key("1"), default);
                await PutAsync(Object("2", json: "changed"), Object("6"));
            }
        }
        while (next is not null);

        Assert.That(met, Is.EqualTo(new[] { "0", "1", "changed", "3", "4", "5", "6" }));
    }

    [Test]
    public async Task The_last_page_leads_nowhere_be_it_full_or_not()
    {
        await PutAsync([.. Enumerable.Range(0, 4).Select(n => Object($"{n}", updated: Start.AddMinutes(n % 2)))]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await PageAsync(0, 4)).Next, Is.Null);
            Assert.That((await PageAsync(2, 2)).Next, Is.Null);
            Assert.That((await PageAsync(1, 2)).Next, Is.Not.Null);
            Assert.That((await PageAsync(0, 2, Start.AddMinutes(1))).Next, Is.Null);
            Assert.That((await PageAsync(0, 1, Start.AddMinutes(1))).Next, Is.Not.Null);
            Assert.That((await PageAsync(7, 1)).Next, Is.Null);
        }

        Task<Page> PageAsync(long offset, int limit, DateTimeOffset? from = null) =>
            _store.ListAsync(new ObjectQuery("things", new PageRequest(from, null, offset, limit)), default);
    }

    [Test]
    public async Task A_window_has_what_was_updated_from_its_begin_and_before_its_end()
    {
        await PutAsync([.. Enumerable.Range(0, 5).Select(n => Object($"{n}", updated: Start.AddMinutes(n)))]);
        await PutAsync(Object("1", json: "moved", updated: Start.AddMinutes(9)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ListAsync(from: Start.AddMinutes(2), to: Start.AddMinutes(4)), Is.EqualTo(new[] { "2", "3" }));
            Assert.That(await ListAsync(from: Start.AddMinutes(4)), Is.EqualTo(new[] { "moved", "4" }));
            Assert.That(await ListAsync(to: Start.AddMinutes(1)), Is.EqualTo(new[] { "0" }));
            Assert.That(await TotalAsync(from: Start.AddMinutes(2), to: Start.AddMinutes(4)), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task A_party_sees_what_is_for_everybody_and_what_is_for_it()
    {
        PartyKey one = new("NL", "ONE"), two = new("NL", "TWO"), none = new("NL", "NON");
        await PutAsync(Object("all"), Object("1", audience: one), Object("2", audience: two));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ListAsync(audience: [new PartyKey("nl", "one")]), Is.EqualTo(new[] { "all", "1" }));
            Assert.That(await ListAsync(audience: [one, two]), Is.EqualTo(new[] { "all", "1", "2" }));
            Assert.That(await ListAsync(audience: [none]), Is.EqualTo(new[] { "all" }));
            Assert.That(await ListAsync(audience: []), Is.EqualTo(new[] { "all" }));
            Assert.That(await ListAsync(), Is.EqualTo(new[] { "all", "1", "2" }));
            Assert.That(await TotalAsync(audience: [two]), Is.EqualTo(2));
        }

        await _store.ChangeAsync(Key("1"), _ => Object("1", audience: two), default);
        Assert.That(await TotalAsync(audience: [two]), Is.EqualTo(3));
    }

    [Test]
    public async Task A_change_sees_what_the_one_before_it_left()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => _store.ChangeAsync(
            Key("counter"), before => Object("counter", json: $"{Number(before) + 1}"), default))));

        Assert.That(Text(await _store.FindAsync(Key("counter"), default)), Is.EqualTo("40"));
        Assert.That(await TotalAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_change_that_comes_to_nothing_leaves_everything_as_it_is()
    {
        await PutAsync(Object("A", json: "old"));

        await _store.ChangeAsync(Key("A"), _ => null, default);
        await _store.ChangeAsync(Key("B"), _ => null, default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.ChangeAsync(Key("A"), _ => throw new InvalidOperationException(), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.PutAsync(ThenFail(Object("A", json: "new"), Object("C")), default));

        Assert.That((await ListAsync(), await TotalAsync()), Is.EqualTo((new[] { "old" }, 1L)));

        static IEnumerable<StoredObject> ThenFail(params StoredObject[] objects) =>
            objects.Concat(Enumerable.Range(0, 1).Select<int, StoredObject>(_ => throw new InvalidOperationException()));
    }

    [Test]
    public async Task Readers_and_writers_do_not_stumble_over_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < 20; n++)
            {
                await PutAsync(Object($"{writer}-{n}"));
                Assert.That(await _store.FindAsync(Key($"{writer}-{n}"), default), Is.Not.Null);
                var page = await _store.ListAsync(new ObjectQuery("things", new PageRequest(null, null, 0, 1000)), default);
                Assert.That(page.Total, Is.EqualTo(page.Objects.Count), "count and page are of one moment");
            }
        })));

        Assert.That(await TotalAsync(), Is.EqualTo(160));
    }

    private static ObjectKey Key(string id) => new("things", "DE", "OKC", id);

    private static StoredObject Object(string id, string? json = null, DateTimeOffset? updated = null, PartyKey? audience = null) =>
        new(Key(id), updated ?? Start, Encoding.UTF8.GetBytes(json ?? id)) { Audience = audience };

    private static string? Text(byte[]? json) => json is null ? null : Encoding.UTF8.GetString(json);

    private static int Number(byte[]? json) => int.Parse(Text(json) ?? "0", CultureInfo.InvariantCulture);

    private Task PutAsync(params StoredObject[] objects) => _store.PutAsync(objects, default);

    private async Task<string?[]> ListAsync(DateTimeOffset? from = null, DateTimeOffset? to = null, IReadOnlyList<PartyKey>? audience = null) =>
        [.. (await PageAsync(from, to, audience)).Objects.Select(Text)];

    private async Task<long> TotalAsync(DateTimeOffset? from = null, DateTimeOffset? to = null, IReadOnlyList<PartyKey>? audience = null) =>
        (await PageAsync(from, to, audience)).Total;

    private Task<Page> PageAsync(DateTimeOffset? from, DateTimeOffset? to, IReadOnlyList<PartyKey>? audience) =>
        _store.ListAsync(new ObjectQuery("things", new PageRequest(from, to, 0, 100)) { Audience = audience }, default);
}
