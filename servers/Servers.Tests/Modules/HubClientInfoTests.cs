using System.Net;
using System.Text.Json.Nodes;
using OcpiKit.Servers.Tests.Cpo;
using OcpiKit.Servers.Tests.Emsp;

namespace OcpiKit.Servers.Tests.Modules;

/// <summary>What a hub tells of the parties behind it, at both servers.</summary>
[TestFixture("/ocpi/emsp/2.2.1/hubclientinfo"), TestFixture("/ocpi/cpo/2.2.1/hubclientinfo"), Category("integration")]
public sealed class HubClientInfoTests(string path)
{
    private ServerInProcess _server = null!;

    private string Party => path + "/BE/ABC";

    [OneTimeSetUp]
    public async Task Start() => _server = path.Contains("emsp", StringComparison.Ordinal) ? await EmspInProcess.RegisteredAsync() : await CpoInProcess.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task A_party_is_made_known_and_its_connection_goes_up_and_down()
    {
        var unknown = await _server.GetAsync(path + "/BE/XYZ");
        var first = await PutAsync(path + "/BE/XYZ", Info("XYZ"));
        var second = await PutAsync(path + "/be/xyz", Info("XYZ").Replace("CONNECTED", "OFFLINE", StringComparison.Ordinal));
        var stored = await _server.GetAsync(path + "/BE/XYZ");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((unknown.Http, unknown.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, 2000)));
            Assert.That((first.Http, second.Http, second.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK, 1000)));
            Assert.That(stored.Data.GetProperty("status").GetString(), Is.EqualTo("OFFLINE"));
        }
    }

    [Test]
    public async Task The_module_is_about_the_connection_and_is_not_routed()
    {
        var reply = await _server.SendAsync(HttpMethod.Put, Party, Info("ABC"), ("OCPI-from-party-id", "HUB"), ("OCPI-from-country-code", "NL"));

        Assert.That(reply.Headers.Keys.Where(name => name.StartsWith("OCPI-", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [TestCase("/BE/ABC", "party_id", "ABD"), TestCase("/BE/ABC", "country_code", "NL"), TestCase("/BE/ABC", "status", "ASLEEP")]
    [TestCase("/BE/ABC", "role", null), TestCase("/BE/ABC", "last_updated", null), TestCase("/BE/ABCD", "party_id", "ABCD"), TestCase("/BEL/ABC", "country_code", "BEL")]
    public async Task What_does_not_fit_is_answered_2001(string party, string field, string? value)
    {
        var reply = await PutAsync(path + party, JsonNode.Parse(Info("ABC"))!.AsObject().With(field, value));

        Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.OK, 2001)));
    }

    [TestCase("POST"), TestCase("PATCH"), TestCase("DELETE")]
    public async Task No_other_method_is_offered(string method) =>
        Assert.That((await _server.SendAsync(new HttpMethod(method), Party, Info("ABC"))).Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    [Test]
    public async Task It_is_announced() =>
        Assert.That(
            (await _server.GetAsync(path[..path.LastIndexOf('/')])).Data.GetProperty("endpoints").EnumerateArray()
                .Single(endpoint => endpoint.GetProperty("identifier").GetString() is "hubclientinfo").GetProperty("role").GetString(),
            Is.EqualTo("RECEIVER"));

    private Task<Reply> PutAsync(string url, string json) => _server.SendAsync(HttpMethod.Put, url, json);

    private static string Info(string party) => new JsonObject
    {
        ["country_code"] = "BE",
        ["party_id"] = party,
        ["role"] = "EMSP",
        ["status"] = "CONNECTED",
        ["last_updated"] = Made.Early,
    }.ToJsonString();
}
