using System.Net;
using OcpiKit.Emsp;
using OcpiKit.Servers.Tests.Emsp;

namespace OcpiKit.Servers.Tests.Modules;

[TestFixture, Category("integration")]
public sealed class HubClientInfoOfSeveralHubsTests
{
    [Test]
    public async Task What_one_hub_says_is_not_shown_to_another()
    {
        const string party = "/ocpi/emsp/2.2.1/hubclientinfo/BE/ABC";
        await using var emsp = await EmspInProcess.RegisteredAsync(new EmspOptions { Tokens = 1, RegistrationTokens = [EmspOptions.UsualRegistrationToken, "second"] });
        await emsp.PutAsync(party, $$"""{ "country_code": "BE", "party_id": "ABC", "role": "CPO", "status": "PLANNED", "last_updated": "{{Made.Early}}" }""");
        Assert.That((await emsp.GetAsync(party)).Http, Is.EqualTo(HttpStatusCode.OK));

        await emsp.RegisterAsync("OTH", "second");

        Assert.That((await emsp.GetAsync(party)).Http, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
