using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Timing;

namespace OcpiKit.Compliance.Tests.Reporting.Timing;

[TestFixture, Category("unit")]
internal sealed class OperationTimesTests
{
    [Test]
    public void Percentiles_are_times_that_were_measured_and_are_told_where_there_are_enough()
    {
        var ten = OperationTimes.Of(Run(Enumerable.Range(1, 10).Select(ms => Took(ms)))).Single();
        var hundred = OperationTimes.Of(Run(Enumerable.Range(1, 100).Reverse().Select(ms => Took(ms)))).Single();

        Assert.That(ten, Is.EqualTo(new OperationTimes("locations.sender.list", 10, 5, 9, null, 10)));
        Assert.That(hundred, Is.EqualTo(new OperationTimes("locations.sender.list", 100, 50, 90, 99, 100)));
        Assert.That(OperationTimes.Of(Run([Took(7)])).Single(), Is.EqualTo(new OperationTimes("locations.sender.list", 1, 7, null, null, 7)));
    }

    [Test]
    public void Neither_our_own_answers_nor_those_that_never_came_are_times_of_the_target()
    {
        var result = Run([Took(1), Took(500) with { Direction = Direction.FromSubject }, Took(900) with { Status = null, Fault = "timed out" }]);

        Assert.That(OperationTimes.Of(result).Single().Slowest, Is.EqualTo(1));
        Assert.That(OperationTimes.SlowestOf(result, 5).Select(exchange => exchange.TookMs), Is.EqualTo(new[] { 1.0 }));
    }

    private static RunResult Run(IEnumerable<ExchangeRecord> exchanges) =>
        SampleRun.Result() with { Exchanges = [.. exchanges.Select((exchange, index) => exchange with { Number = index + 1 })] };

    private static ExchangeRecord Took(double ms) => SampleRun.Exchange(1, "cpo.locations.list", "list", "/locations", "{}") with { TookMs = ms };
}
