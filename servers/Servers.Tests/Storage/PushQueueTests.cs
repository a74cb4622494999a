using System.Text;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Storage;

[TestFixture(Kept.InMemory), TestFixture(Kept.InFile), TestFixture(Kept.InPostgres)]
[Category("integration"), Category("postgres")]
public sealed class PushQueueTests(Kept kept) : StorageFixture(kept)
{
    private PushQueue _queue = null!;

    [SetUp]
    public async Task Open()
    {
        var database = Database.Open();
        var peers = new PeerStore(database);
        foreach (var id in new[] { "one", "two" })
            await peers.SaveAsync(new Peer(id), $"digest of {id}", null, await peers.RevisionAsync(default), default);
        _queue = new PushQueue(database, new LocalLeases());
    }

    [Test]
    public async Task Pushes_come_out_as_they_went_in_each_peer_with_its_own()
    {
        var whole = Push("one", HttpMethod.Put, "/DE/OKC/1") with { To = new PartyKey("NL", "PAR"), Whole = "Grüße"u8.ToArray() };
        var part = Push("one", HttpMethod.Patch, "/DE/OKC/2") with { Side = InterfaceRole.Sender, Fields = "{}"u8.ToArray(), Whole = "{1}"u8.ToArray() };
        await _queue.AddAsync([whole, Push("two", HttpMethod.Delete, "/DE/OKC/3"), part], 10, default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _queue.HasAsync("one", default));
            Assert.That(Shown(await _queue.TakeAsync("one", default)), Is.EqualTo(Shown(whole)));
            Assert.That(Shown(await _queue.TakeAsync("one", default)), Is.EqualTo(Shown(part)));
            Assert.That(await _queue.TakeAsync("one", default), Is.Null);
            Assert.That(await _queue.HasAsync("one", default), Is.False);
            Assert.That((await _queue.TakeAsync("two", default))!.Method, Is.EqualTo(HttpMethod.Delete));
        }
    }

    [Test]
    public async Task What_waits_is_overtaken_by_the_newest_state_and_keeps_its_place()
    {
        await AddAsync(HttpMethod.Patch, "a", "1");
        await AddAsync(HttpMethod.Put, "b", "1");
        await AddAsync(HttpMethod.Patch, "a", "2");
        await AddAsync(HttpMethod.Delete, "b", null);
        await AddAsync(HttpMethod.Put, "b", "3");
        await AddAsync(HttpMethod.Post, "c", "1");
        await AddAsync(HttpMethod.Post, "c", "2");

        Assert.That(await DrainAsync(), Is.EqualTo(new[] { "PUT a 2", "PUT b 1", "DELETE b ", "PUT b 3", "POST c 1", "POST c 2" }));
    }

    [Test]
    public async Task What_has_no_room_is_given_back_and_the_other_peer_has_room_of_its_own()
    {
        var first = await _queue.AddAsync([Push("one", HttpMethod.Post, "a"), Push("one", HttpMethod.Post, "b"), Push("one", HttpMethod.Post, "c")], 2, default);
        var second = await _queue.AddAsync([Push("two", HttpMethod.Post, "a"), Push("one", HttpMethod.Post, "d")], 2, default);

        Assert.That(first.Concat(second).Select(push => push.Path), Is.EqualTo(new[] { "c", "d" }));
        Assert.That(await DrainAsync(), Is.EqualTo(new[] { "POST a ", "POST b " }));
    }

    [Test]
    public async Task Who_adds_at_the_same_time_finds_no_more_room_than_there_is()
    {
        var dropped = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => Task.Run(() => _queue.AddAsync([Push("one", HttpMethod.Post, $"{n}")], 20, default))));

        Assert.That(dropped.Sum(each => each.Count), Is.EqualTo(10));
        Assert.That((await DrainAsync()).Distinct().Count(), Is.EqualTo(20));
    }

    [Test]
    public async Task What_waits_for_a_peer_that_is_gone_is_swept_away()
    {
        await _queue.AddAsync([Push("gone", HttpMethod.Post, "a"), Push("two", HttpMethod.Post, "b")], 10, default);

        Assert.That(await _queue.SweepAsync(default), Is.EqualTo(new[] { "two" }));
        Assert.That(await _queue.HasAsync("gone", default), Is.False);
    }

    [Test]
    public async Task The_turn_to_serve_a_peer_is_for_one()
    {
        await using (var turn = await _queue.TakeTurnAsync("one", default))
        {
            Assert.That(turn, Is.Not.Null);
            Assert.That(await _queue.TakeTurnAsync("one", default), Is.Null);
            await using var other = await _queue.TakeTurnAsync("two", default);
            Assert.That(other, Is.Not.Null);
        }
        await using var again = await _queue.TakeTurnAsync("one", default);
        Assert.That(again, Is.Not.Null);
    }

    private static WaitingPush Push(string peer, HttpMethod method, string path) =>
        new(peer, "tariffs", InterfaceRole.Receiver, method, path, new PartyKey("DE", "OKC"));

    private static string Shown(WaitingPush? push) => push is null ? "" : $"{push with { Fields = null, Whole = null }} {Text(push.Fields)} {Text(push.Whole)}";

    private static string Text(byte[]? json) => json is null ? "" : Encoding.UTF8.GetString(json);

    private async Task AddAsync(HttpMethod method, string path, string? whole) =>
        await _queue.AddAsync([Push("one", method, path) with { Fields = "{}"u8.ToArray(), Whole = whole is null ? null : Encoding.UTF8.GetBytes(whole) }], 10, default);

    private async Task<List<string>> DrainAsync()
    {
        var pushes = new List<string>();
        while (await _queue.TakeAsync("one", default) is { } push)
            pushes.Add($"{push.Method} {push.Path} {Text(push.Whole)}");
        return pushes;
    }
}
