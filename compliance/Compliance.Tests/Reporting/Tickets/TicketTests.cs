using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;
using OcpiKit.Reporting.Tickets;

namespace OcpiKit.Compliance.Tests.Reporting.Tickets;

[TestFixture, Category("unit")]
internal sealed class TicketTests
{
    private static readonly RunResult Run = SampleRun.Result();

    [Test]
    public void A_ticket_has_the_rule_what_was_expected_and_received_the_place_the_exchange_and_how_to_see_it_again()
    {
        var ticket = Of("schema.location");

        Assert.That(ticket, Does.StartWith("## Locations have the shape the specification gives them\n\n**fail**, conformance, check `schema.location`, seen in 500 places of Example Charging (CPO)"));
        Assert.That(ticket, Does.Contain("- **Expected by the specification:** `three letters, such as DEU`\n- **Received:** `\"DE\"`"));
        Assert.That(ticket, Does.Contain("**LOC-35** MUST: A Location has all the fields"));
        Assert.That(ticket, Does.Contain("- exchange 3, `GET https://cpo.example.org/ocpi/2.2.1/locations?offset=0&limit=100` at `/data/0/country`").And.Contain("- and 495 more places"));
        Assert.That(ticket, Does.Contain("**We asked your CPO** (exchange 3)").And.Contain("**Your CPO answered**").And.Contain("\"country\": \"DE\",   ← here"));
        Assert.That(ticket, Does.Contain("./run.sh replay cpo.locations.list/schema.location").And.Contain("curl -i "));
        Assert.That(ticket, Does.Contain("OcpiKit 0.1.0, seed 4711"));
    }

    [Test]
    public void What_the_other_side_wrote_stays_text_there()
    {
        var ticket = Of("cpo.locations.unknown/location/answer");

        Assert.That(ticket, Does.Not.Contain("\n<script").And.Contain("\\<script\\>alert"));
        Assert.That(ticket, Does.Contain("./run.sh replay cpo.locations.unknown/location/answer"));
    }

    private static string Of(string check) => Ticket.Of(Run, Cause.Of(Run, Verdict.Fail).First(cause => cause.First.Check == check));
}
