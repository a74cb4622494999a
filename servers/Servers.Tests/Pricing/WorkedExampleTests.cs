using OcpiKit.Pricing;

namespace OcpiKit.Servers.Tests.Pricing;

[TestFixture, Category("unit")]
public sealed class WorkedExampleTests
{
    private static readonly PricingTerms FiveDecimals = new() { Rounding = new(5) };

    private static IEnumerable<WorkedExample> Examples => WorkedExamples.All;

    [TestCaseSource(nameof(Examples))]
    public void The_examples_of_the_specification_cost_what_it_says(object example)
    {
        var (_, tariff, driver, excl, incl) = (WorkedExample)example;

        var account = Tariffs.Price([tariff], driver.Leaves, FiveDecimals);

        Assert.That(account.Total, Is.EqualTo(new Money(excl, incl)), account.ToString());
    }

    [TestCaseSource(nameof(Examples))]
    public void And_cost_the_same_however_the_rest_of_the_text_is_read(object example)
    {
        var (_, tariff, driver, _, _) = (WorkedExample)example;

        var others = Pricer.Alternatives(driver.Leaves, new Dictionary<string, Tariff> { [tariff.Id] = tariff }, FiveDecimals);

        Assert.That(others.Keys.Except(["TimeStep.Together"]), Is.Empty);
    }

    // 10 + 2 min become 15: 0.30 + 5 min × 1.00/h = 0.08333; 12 + 8 min become 30: 0.48 + 18 min × 1.00/h = 0.30
    [TestCase("Over 17:00, then parking", 0.38333), TestCase("Parking that becomes free at 20:00", 0.78)]
    public void What_two_of_them_cost_before_they_were_corrected_is_a_reading_too(string name, decimal excl)
    {
        var (_, tariff, driver, _, _) = Examples.Single(example => example.Name == name);

        var account = Tariffs.Price([tariff], driver.Leaves, FiveDecimals with { Readings = new() { TimeStep = TimeStep.Together } });

        Assert.That(account.Total.ExclVat, Is.EqualTo(excl));
    }

    [TestCaseSource(nameof(Examples))]
    public void And_have_no_period_that_should_have_been_split(object example)
    {
        var (_, tariff, driver, _, _) = (WorkedExample)example;

        Assert.That(tariff.Price(driver).Remarks.Where(remark => !remark.Contains("does not tell", StringComparison.Ordinal)), Is.Empty);
    }
}
