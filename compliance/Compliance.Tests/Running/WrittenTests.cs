using System.Text;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Secrecy;

namespace OcpiKit.Compliance.Tests.Running;

[TestFixture, Category("unit")]
internal sealed class WrittenTests
{
    private Veil _veil = new();
    private Written _written = new(new());

    [SetUp]
    public void Forget() => _written = new(_veil = new());

    [Test]
    public void What_was_put_and_deleted_again_leaves_nothing()
    {
        See("tariffs.receiver.put", "http://t/tariffs/NL/OKC/T1", "{}");
        See("tariffs.receiver.put", "http://t/tariffs/NL/OKC/T1", "{}");
        See("tariffs.receiver.delete", "http://t/tariffs/NL/OKC/T1");

        Assert.That(_written.Notices(), Is.EqualTo(new[] { "Put into the target in this run: 1 Tariff; taken back: 1 Tariff (deleted)." }));
    }

    [Test]
    public void What_cannot_be_deleted_is_named()
    {
        See("locations.receiver.put", "http://t/locations/NL/OKC/L1", """{"status":"x"}""");
        See("locations.receiver.put.evse", "http://t/locations/NL/OKC/L1/E1", """{"status":"REMOVED"}""");
        See("cdrs.receiver.post", "http://t/cdrs", """{"id":"C1"}""", location: "http://t/cdrs/4711");
        See("tokens.receiver.put", "http://t/tokens/NL/OKM/CARD%201", """{"valid":true}""");
        See("tokens.receiver.patch", "http://t/tokens/NL/OKM/CARD%201", """{"valid":false}""");

        Assert.That(_written.Notices(), Is.EqualTo(new[]
        {
            "Put into the target in this run: 1 Location, 1 CDR, 1 Token; taken back: 1 Token (made invalid).",
            "Left there, made up by the kit: Location L1; CDR 4711; remove them there if they are in the way.",
        }));
    }

    [Test]
    public void Of_many_the_first_are_named()
    {
        foreach (var number in Enumerable.Range(1, 23))
            See("locations.receiver.put", $"http://t/locations/NL/OKC/L{number}", "{}");

        Assert.That(_written.Notices().Last(), Does.Contain("Locations L1, L2, L3, ").And.Contain("L19, L20 and 3 more;"));
    }

    [TestCase("OCPIKIT5B1F01", "Token OCPIKIT5B1F01;", Description = "Nobody's card: whoever takes it away has to know it.")]
    [TestCase("04A1B2C3D4E5F6", "Token person-1;", Description = "This one was given to the kit, and is somebody's.")]
    public void A_card_is_named_where_the_kit_made_it_up(string uid, string named)
    {
        var put = Exchange("tokens.receiver.put", $"http://t/tokens/NL/OKM/{uid}", $$"""{"uid":"{{uid}}","type":"RFID","contract_id":"NL-1","valid":true}""", null);
        _veil.Learn(put);
        _written.See(put);

        Assert.That(_written.Notices().Last(), Does.Contain(named));
    }

    [Test]
    public void A_place_that_is_named_like_a_card_of_somebody_is_not_shown()
    {
        _veil.Learn(Exchange("tokens.receiver.put", "http://t/tokens/NL/OKM/X", """{"uid":"OCPIKIT04A1B2","type":"RFID","contract_id":"NL-1"}""", null));
        See("locations.receiver.put", "http://t/locations/NL/OKC/OCPIKIT04A1B2", "{}");

        Assert.That(_written.Notices().Last(), Does.Not.Contain("OCPIKIT04A1B2"));
    }

    [Test]
    public void What_was_refused_was_not_put_there()
    {
        _written.See(Exchange("tariffs.receiver.put", "http://t/tariffs/NL/OKC/T1", "{}", null, status: 400));
        _written.See(Exchange("commands.receiver.post.start_session", "http://t/commands/START_SESSION", "{}", null));

        Assert.That(_written.Notices(), Is.Empty);
    }

    private void See(string operation, string url, string body = "", string? location = null) => _written.See(Exchange(operation, url, body, location));

    private static Exchange Exchange(string operation, string url, string body, string? location, int status = 200)
    {
        var known = Protocol221.Edition.Operations[operation];
        return new(
            1, "step", known, Intent.Regular, new(known.Method, new Uri(url), Headers.None, Encoding.UTF8.GetBytes(body)),
            new(status, location is null ? Headers.None : new([new("Location", location)]), """{"status_code":1000,"timestamp":"2026-01-01T00:00:00Z"}"""u8.ToArray(), false, 2),
            null, DateTimeOffset.UnixEpoch, TimeSpan.Zero);
    }
}
