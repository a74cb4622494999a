using OcpiKit.Load;

namespace OcpiKit.Compliance.Tests.Load;

[TestFixture, Category("unit")]
internal sealed class OpenLoopTests
{
    [Test]
    public async Task Sends_what_is_due_whatever_became_of_those_before_it()
    {
        var stage = new Stage();
        var sent = new List<TimeSpan>();
        var begin = stage.Time.GetUtcNow();

        var measured = await stage.RunAsync(Stage.Every(100, 10), number =>
        {
            sent.Add(stage.Time.GetUtcNow() - begin);
            return stage.AfterAsync(350);
        });

        Assert.That(sent, Is.EqualTo(Enumerable.Range(0, 10).Select(number => TimeSpan.FromMilliseconds(100 * number))));
        Assert.That(measured.Planned, Is.EqualTo(10));
    }

    [Test]
    public async Task Counts_a_wait_for_a_connection_as_part_of_the_answer()
    {
        var stage = new Stage();

        // One connection, and a server that answers at once but for one stall of a second.
        var measured = await stage.RunAsync(
            Stage.Every(100, 20) with { AtMostOpen = 1 }, number => number == 5 ? stage.AfterAsync(1000) : Task.FromResult(Stage.Good));

        Assert.That(measured.Latency.Max, Is.EqualTo(1000).Within(5));
        Assert.That(measured.Latency.At(75), Is.EqualTo(500).Within(105), "those that were due meanwhile waited 900, 800, 700 ... ms");
        Assert.That(measured.Service.At(90), Is.LessThan(5), "whoever counts from when a request was sent sees one slow answer and no more");
        Assert.That(measured.Well, Is.EqualTo(20));
    }

    [Test]
    public async Task Leaves_the_warm_up_out()
    {
        var stage = new Stage();
        var plan = Stage.Every(100, 20) with { WarmUp = TimeSpan.FromSeconds(1), Duration = TimeSpan.FromSeconds(1) };

        var measured = await stage.RunAsync(plan, number => number < 10 ? Task.FromResult(Reply.Failed("cold")) : Task.FromResult(Stage.Good));

        Assert.That(measured.Planned, Is.EqualTo(10));
        Assert.That(measured.Faults, Is.Empty);
        Assert.That(measured.Seconds.Select(second => second.Planned), Is.EqualTo(new[] { 10 }));
        Assert.That(measured.Lag.Count, Is.EqualTo(10));
    }

    [Test]
    public async Task Counts_what_fails_by_its_reason_and_not_among_the_latencies()
    {
        var stage = new Stage();

        var measured = await stage.RunAsync(Stage.Every(10, 10), number => Task.FromResult(number % 2 == 0 ? Stage.Good : Reply.Failed("HTTP 503")));

        Assert.That(measured.Faults, Is.EqualTo(new Dictionary<string, long> { ["HTTP 503"] = 5 }));
        Assert.That((measured.Well, measured.Latency.Count, measured.Kinds[0].Faults), Is.EqualTo((5, 5, 5)));
    }

    [Test]
    public async Task Bounds_the_reasons_that_it_remembers()
    {
        var measured = await new Stage().RunAsync(Stage.Every(1, 100), number => Task.FromResult(Reply.Failed($"fault {number}")));

        Assert.That(measured.Faults, Has.Count.EqualTo(21));
        Assert.That(measured.Faults.Values.Sum(), Is.EqualTo(100));
    }

    [Test]
    public async Task Ends_when_its_patience_does_and_counts_the_wait_of_what_was_never_answered_or_sent()
    {
        var stage = new Stage();
        var never = new TaskCompletionSource<Reply>();
        var plan = Stage.Every(100, 10) with { AtMostOpen = 1, Patience = TimeSpan.FromSeconds(2) };

        var measured = await stage.RunAsync(plan, (_, ending) => never.Task.WaitAsync(ending));

        Assert.That((measured.Planned, measured.Well), Is.EqualTo((10, 0)));
        Assert.That(measured.Faults, Is.EqualTo(new Dictionary<string, long> { ["no answer in time"] = 10 }));
        Assert.That(measured.Latency.Count, Is.EqualTo(10), "the worst of all would be left out");
        Assert.That(measured.Latency.At(0), Is.GreaterThan(1900));
    }

    [Test]
    public void Stops_when_it_is_told_to()
    {
        var stage = new Stage();
        using var stop = new CancellationTokenSource();

        Assert.That(
            () => stage.RunAsync(
                Stage.Every(100, 100),
                number =>
                {
                    if (number == 3)
                        stop.Cancel();
                    return Task.FromResult(Stage.Good);
                },
                stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }
}
