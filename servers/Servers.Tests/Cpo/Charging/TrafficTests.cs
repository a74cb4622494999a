namespace OcpiKit.Servers.Tests.Cpo.Charging;

[TestFixture, Category("integration")]
public sealed class TrafficTests
{
    [Test]
    public async Task Drivers_come_by_themselves_with_cards_that_are_on_the_list_and_leave_again()
    {
        await using var cpo = await ChargingCpo.StartAsync(traffic: 60);
        foreach (var token in new[] { ChargingCpo.Token(), ChargingCpo.Token("CARD2", valid: false), ChargingCpo.Token("CARD3", "NEVER") })
            await cpo.Cpo.SendAsync(HttpMethod.Put, $"{CpoInProcess.Tokens}/DE/OKM/{token["uid"]}", token.ToJsonString());

        await cpo.PassAsync(TimeSpan.FromHours(4));

        var bills = await cpo.ListAsync("cdrs");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bills, Has.Count.GreaterThan(20));
            Assert.That(bills.Select(cdr => (string?)cdr["cdr_token"]!["uid"]).Distinct(), Is.EqualTo(new[] { "CARD1" }));
            Assert.That(await cpo.ListAsync("charges"), Has.Count.LessThan(bills.Count), "who has charged is gone");
        }
    }

    [Test]
    public async Task Nobody_comes_where_nobody_is_sent()
    {
        await using var cpo = await ChargingCpo.StartAsync();
        await cpo.Cpo.SendAsync(HttpMethod.Put, CpoInProcess.Tokens + "/DE/OKM/CARD1", ChargingCpo.Token().ToJsonString());

        await cpo.PassAsync(TimeSpan.FromHours(4));

        Assert.That(await cpo.ListAsync("sessions"), Is.Empty);
    }
}
