using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Html.Sequence;

namespace OcpiKit.Compliance.Tests.Reporting.Html;

[TestFixture, Category("unit")]
internal sealed class SequencePlanTests
{
    private static readonly ScenarioResult Tariffs = SampleRun.Result().Scenarios.Single(scenario => scenario.Id == "cpo.tariffs.list");

    [Test]
    public void A_scenario_in_which_one_side_calls_has_no_picture() =>
        Assert.That(SequencePlan.Of(Tariffs, Exchanges(Direction.ToSubject, Direction.ToSubject)), Is.Null);

    [Test]
    public void Who_called_whom_is_drawn_in_order_with_what_was_found()
    {
        var plan = SequencePlan.Of(Tariffs, Exchanges(Direction.ToSubject, Direction.FromSubject))!;

        Assert.That(plan.Arrows, Is.EqualTo(new[]
        {
            new SequenceArrow(9, false, "GET /ocpi/2.2.1/tariffs", "HTTP 200", Verdict.Warn),
            new SequenceArrow(10, true, "GET /ocpi/2.2.1/tariffs", "no answer", null),
        }));
        Assert.That(plan.LeftOut, Is.Zero);
    }

    [Test]
    public void A_long_one_says_how_much_is_left_out()
    {
        var many = Enumerable.Range(1, 30).ToDictionary(number => number, number => SampleRun.Exchange(number, "", "", "/x", null) with { Direction = (Direction)(number % 2) });

        var plan = SequencePlan.Of(Tariffs with { Exchanges = [.. many.Keys] }, many)!;

        Assert.That((plan.Arrows.Count, plan.LeftOut), Is.EqualTo((24, 6)));
    }

    private static Dictionary<int, ExchangeRecord> Exchanges(Direction first, Direction second) => new()
    {
        [9] = SampleRun.Exchange(9, "", "", "/2.2.1/tariffs", "{}") with { Direction = first },
        [10] = SampleRun.Exchange(10, "", "", "/2.2.1/tariffs?offset=50", null, null) with { Direction = second },
    };
}
