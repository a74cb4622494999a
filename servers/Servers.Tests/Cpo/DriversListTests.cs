using OcpiKit.Cpo;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo;

[TestFixture, Category("integration")]
public sealed class DriversListTests
{
    [TestCase(CpoInProcess.Sessions), TestCase(CpoInProcess.Cdrs)]
    public async Task The_partner_reads_all_that_its_drivers_did_page_by_page(string list)
    {
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 20, History = 60, PageLimit = 25 });

        var objects = await cpo.WalkAsync(list);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(objects, Has.Count.EqualTo(60));
            Assert.That(objects.Select(one => one.GetProperty("cdr_token").GetProperty("party_id").GetString()), Is.All.EqualTo("OKM"));
        }
    }

    [TestCase(CpoInProcess.Sessions), TestCase(CpoInProcess.Cdrs)]
    public async Task What_other_drivers_did_is_nobody_elses_business(string list)
    {
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 3, History = 5 });
        await cpo.RegisterAsync("ABC");

        Assert.That(await cpo.WalkAsync(list), Is.Empty);
    }

    [Test]
    public async Task A_session_that_is_over_and_its_bill_say_the_same()
    {
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 20, History = 40, Partner = new PartyKey("NL", "TST") });

        var bills = (await cpo.WalkAsync(CpoInProcess.Cdrs)).ToDictionary(cdr => cdr.GetProperty("session_id").GetString()!);
        foreach (var session in await cpo.WalkAsync(CpoInProcess.Sessions))
        {
            var cdr = bills[session.GetProperty("id").GetString()!];
            Assert.That(session.GetProperty("status").GetString(), Is.EqualTo("COMPLETED"));
            Assert.That(session.GetProperty("kwh").GetDecimal(), Is.EqualTo(cdr.GetProperty("total_energy").GetDecimal()));
            Assert.That(session.GetProperty("total_cost").GetRawText(), Is.EqualTo(cdr.GetProperty("total_cost").GetRawText()));
            Assert.That(session.GetProperty("charging_periods").GetRawText(), Is.EqualTo(cdr.GetProperty("charging_periods").GetRawText()));
        }
    }
}
