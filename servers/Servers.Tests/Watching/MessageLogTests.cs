using Microsoft.Extensions.Time.Testing;
using OcpiKit.Ocpi.Watching;

namespace OcpiKit.Servers.Tests.Watching;

[TestFixture, Category("unit")]
public sealed class MessageLogTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void It_keeps_the_latest_messages_and_numbers_them()
    {
        var log = new MessageLog(_time, new WatchLimits { Messages = 3 });
        for (var i = 0; i < 5; i++)
            log.Add(Message(""));

        Assert.That(log.After(0).Messages.Select(message => message.Id), Is.EqualTo(new long[] { 3, 4, 5 }));
        Assert.That((log.Find(2), log.Find(3)?.Id), Is.EqualTo(((Message?)null, 3)));
    }

    [Test]
    public void It_lets_go_of_the_oldest_where_they_take_too_much_memory()
    {
        var log = new MessageLog(_time, new WatchLimits { Weight = 100_000 });
        for (var i = 0; i < 20; i++)
            log.Add(Message(new string('x', 10_000)));

        Assert.That(log.After(0).Messages, Has.Length.EqualTo(4), "each takes two bytes per character and some more");
    }

    [Test]
    public void It_wants_only_so_many_messages_in_a_second_and_counts_the_others()
    {
        var log = new MessageLog(_time, new WatchLimits { PerSecond = 2 });

        var first = Enumerable.Range(0, 5).Count(_ => Wanted(log));
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = Enumerable.Range(0, 5).Count(_ => Wanted(log));

        Assert.That((first, second, log.Counts), Is.EqualTo((2, 2, (10L, 6L))));
    }

    [Test]
    public void It_tells_those_who_wait_that_there_is_news()
    {
        var log = new MessageLog(_time, WatchLimits.Usual);
        var (before, news) = log.After(0);
        var waited = !news.IsCompleted;

        log.Add(Message(""));

        Assert.That((before.Length, waited, news.IsCompletedSuccessfully), Is.EqualTo((0, true, true)));
    }

    private static bool Wanted(MessageLog log)
    {
        var wanted = log.Wants();
        if (wanted)
            log.Add(Message(""));
        return wanted;
    }

    private static Message Message(string body) => new()
    {
        At = default,
        Direction = Direction.Incoming,
        Partner = "",
        Method = "GET",
        Url = "/",
        Module = "",
        Story = "",
        Outcome = "",
        Failed = false,
        Milliseconds = 1,
        Request = new MessagePart([], body, ""),
    };
}
