using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;

namespace OcpiKit.Compliance.Tests.Listening;

[TestFixture, Category("unit")]
internal sealed class InboxTests
{
    private static readonly Call Large = new(
        null, new(new Dictionary<string, string>(), ShownToken.None), new("POST", new("http://kit.invalid/"), Headers.None, new byte[1024 * 1024]), null, null, default, default);

    [Test]
    public void Has_room_for_so_much_and_counts_what_it_loses()
    {
        var inbox = new Inbox();

        for (var call = 0; call < 100; call++)
            inbox.Add(Large);

        // 64 MiB, of which the addresses take a little too.
        Assert.That(inbox.Take(), Has.Count.EqualTo(63));
        Assert.That((inbox.Count, inbox.Lost), Is.EqualTo((100, 37)));

        inbox.Add(Large);
        Assert.That(inbox.Take(), Has.Count.EqualTo(1), "there is room again once the run has looked");
    }
}
