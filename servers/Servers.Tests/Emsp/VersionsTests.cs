namespace OcpiKit.Servers.Tests.Emsp;

[TestFixture, Category("integration")]
public sealed class VersionsTests
{
    [TestCase("/ocpi/versions"), TestCase("/ocpi/emsp/2.2.1/versions")]
    public async Task From_the_versions_a_partner_finds_every_module_and_on_which_side_we_are(string start)
    {
        await using var emsp = await EmspInProcess.RegisteredAsync();

        var details = (await emsp.GetAsync(start)).Data[0].GetProperty("url").GetString()!;
        var endpoints = (await emsp.GetAsync(details)).Data.GetProperty("endpoints").EnumerateArray();

        Assert.That(endpoints.Select(endpoint => $"{endpoint.GetProperty("identifier")} {endpoint.GetProperty("role")}"), Is.EquivalentTo(new[]
        {
            "credentials SENDER", "tokens SENDER", "commands SENDER", "chargingprofiles SENDER", "locations RECEIVER", "tariffs RECEIVER", "sessions RECEIVER", "cdrs RECEIVER",
            "hubclientinfo RECEIVER",
        }));
    }
}
