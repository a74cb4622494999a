using OcpiKit.Cpo;

namespace OcpiKit.Servers.Tests.Cpo;

[TestFixture, Category("integration")]
public sealed class VersionsAndRoutingTests
{
    private static readonly (string, string)[] FromAbcToOkc =
        [("OCPI-to-country-code", "DE"), ("OCPI-to-party-id", "OKC"), ("OCPI-from-country-code", "NL"), ("OCPI-from-party-id", "ABC")];

    [TestCase("/ocpi/versions"), TestCase("/ocpi/cpo/2.2.1/versions")]
    public async Task From_the_versions_a_client_finds_every_module(string start)
    {
        await using var cpo = await CpoInProcess.StartAsync();

        var details = (await cpo.GetAsync(start)).Data[0].GetProperty("url").GetString()!;
        var endpoints = (await cpo.GetAsync(details)).Data.GetProperty("endpoints").EnumerateArray().ToList();

        Assert.That(
            endpoints.Select(e => e.GetProperty("identifier").GetString()),
            Is.EquivalentTo((string[])["credentials", "locations", "tariffs", "sessions", "cdrs", "tokens", "commands", "chargingprofiles", "hubclientinfo"]));
        // A receiver's endpoint has objects beneath it, and nothing of its own.
        foreach (var endpoint in endpoints.Where(e => e.GetProperty("role").GetString() is "SENDER"))
            Assert.That((await cpo.GetAsync(endpoint.GetProperty("url").GetString()!)).StatusCode, Is.EqualTo(1000));
    }

    [Test]
    public async Task Addresses_are_those_by_which_the_client_knows_the_server()
    {
        await using var plain = await CpoInProcess.StartAsync();
        await using var behindProxy = await CpoInProcess.StartAsync(
            new CpoOptions { Locations = 2, Token = "another-token", PublicUrl = new Uri("https://cpo.example/roaming/") });

        var ownHost = await plain.GetAsync("http://charge.test:8080/ocpi/versions");
        var publicHost = await behindProxy.GetAsync(CpoInProcess.Locations + "?limit=1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ownHost.Data[0].GetProperty("url").GetString(), Is.EqualTo("http://charge.test:8080/ocpi/cpo/2.2.1"));
            Assert.That(publicHost.Header("Link"), Does.StartWith("<https://cpo.example/roaming/ocpi/cpo/2.2.1/locations?"));
        }
    }

    [Test]
    public async Task Credentials_name_the_party_that_owns_the_objects()
    {
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1, CountryCode = "NL", PartyId = "XY1" });

        var role = (await cpo.GetAsync(CpoInProcess.Root + "/credentials")).Data.GetProperty("roles")[0];
        var location = (await cpo.GetAsync(CpoInProcess.Locations)).Data[0];

        foreach (var field in (string[])["country_code", "party_id"])
            Assert.That(location.GetProperty(field).GetString(), Is.EqualTo(role.GetProperty(field).GetString()));
    }

    [TestCase(CpoInProcess.Locations), TestCase(CpoInProcess.Locations + "/NO-SUCH"), TestCase(CpoInProcess.Tariffs)]
    public async Task Answers_of_functional_modules_go_back_to_whoever_asked(string url)
    {
        await using var cpo = await CpoInProcess.StartAsync();

        var reply = await cpo.GetAsync(url, FromAbcToOkc);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Header("OCPI-to-country-code"), reply.Header("OCPI-to-party-id")), Is.EqualTo(("NL", "ABC")));
            Assert.That((reply.Header("OCPI-from-country-code"), reply.Header("OCPI-from-party-id")), Is.EqualTo(("DE", "OKC")));
        }
    }

    [TestCase("/ocpi/versions"), TestCase(CpoInProcess.Root), TestCase(CpoInProcess.Root + "/credentials")]
    public async Task Answers_about_the_connection_itself_are_not_routed(string url)
    {
        await using var cpo = await CpoInProcess.StartAsync();

        var reply = await cpo.GetAsync(url, FromAbcToOkc);

        Assert.That(reply.Headers.Keys.Where(name => name.StartsWith("OCPI-", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }
}
