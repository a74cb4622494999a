using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Storage;

[TestFixture(Kept.InMemory), TestFixture(Kept.InFile), TestFixture(Kept.InPostgres)]
[Category("integration"), Category("postgres")]
public sealed class PeerStoreTests(Kept kept) : StorageFixture(kept)
{
    private PeerStore _store = null!;

    [SetUp]
    public void Open() => _store = new PeerStore(Database.Open());

    [Test]
    public async Task A_peer_is_kept_with_all_that_it_told_and_replaced_when_it_registers_anew()
    {
        await _store.SaveAsync(new Peer("1", Standing.Expected), "d0", null, 0, default);
        await _store.SaveAsync(Peer("2", "token-b"), "d2", null, 1, default);
        Assert.That((await _store.ReadAsync(default)).Single(kept => kept.Peer.Id is "1").Peer.Standing, Is.EqualTo(Standing.Expected));
        await _store.SaveAsync(Peer("1", "token-c"), "d3", "d1", 2, default);

        var peers = (await _store.ReadAsync(default)).ToDictionary(known => known.Peer.Id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(peers.Keys, Is.EquivalentTo(new[] { "1", "2" }));
            Assert.That((peers["1"].Digest, peers["1"].Revision, peers["1"].Peer.Contact!.Token), Is.EqualTo(("d3", 3L, "token-c")));
            Assert.That(peers["1"].Peer.Contact!.Roles.Single().BusinessDetails.Name, Is.EqualTo("Grüße"));
            Assert.That(peers["1"].Peer.Contact!.EndpointOf("locations", InterfaceRole.Receiver), Is.EqualTo(new Uri("https://partner.example/locations")));
        }
    }

    [Test]
    public async Task A_token_that_was_given_up_stays_so()
    {
        await _store.SaveAsync(Peer("1", "t"), "d2", "d1", 0, default);
        await _store.SaveAsync(Peer("1", "t"), "d3", "d2", 1, default);
        await _store.DeleteAsync("1", "d3", 2, default);
        await _store.DeleteAsync("1", "d3", 3, default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _store.ReadAsync(default), Is.Empty);
            foreach (var digest in new[] { "d1", "d2", "d3" })
                Assert.That(await _store.IsSpentAsync(digest, default));
            Assert.That(await _store.IsSpentAsync("d4", default), Is.False);
        }
    }

    [Test]
    public async Task What_was_decided_on_an_older_revision_comes_to_nothing()
    {
        Assert.That(await _store.SaveAsync(Peer("1", "t"), "d1", null, 0, default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _store.RevisionAsync(default), Is.EqualTo(1));
            Assert.That(await _store.SaveAsync(Peer("1", "t"), "d2", "d1", 0, default), Is.False);
            Assert.That(await _store.DeleteAsync("1", "d1", 0, default), Is.False);
            Assert.That(await _store.IsSpentAsync("d1", default), Is.False);
            Assert.That((await _store.ReadAsync(default)).Single().Digest, Is.EqualTo("d1"));
        }
    }

    [Test]
    public async Task Of_those_who_decide_at_the_same_time_one_gets_its_way()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => _store.SaveAsync(Peer($"{n}", "t"), $"d{n}", null, 0, default))));

        Assert.That(saved.Count(isSaved => isSaved), Is.EqualTo(1));
        Assert.That((await _store.ReadAsync(default)).Count, Is.EqualTo(1));
    }

    private static Peer Peer(string id, string token) => new(id)
    {
        Contact = new PeerContact(
            token,
            new Uri("https://partner.example/versions"),
            [new CredentialsRole(Role.Emsp, new BusinessDetails("Grüße"), "PAR", "NL")],
            [new EndpointEntry("locations", InterfaceRole.Receiver, new Uri("https://partner.example/locations"))]),
    };
}
