using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Checks;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class VersionsTests
{
    private static string Details(string check, params JsonNode[] endpoints) =>
        Seen.Verdict(check, Exchanges.Of("versions.symmetric.get").Data(Made.Details(endpoints)));

    [TestCase("2.2.1", "Pass")]
    [TestCase("2.3.0", "Pass")]
    [TestCase("2.2", "Warn")]
    [TestCase("2.2.9", "Fail")]
    [TestCase("v2.2.1", "Fail")]
    public void Versions_are_known(string version, string verdict) =>
        Assert.That(Seen.Verdict("versions.offered", Exchanges.Of("versions.symmetric.list").Data(Made.Version(version))), Is.EqualTo(verdict));

    [TestCase("https://cpo.example.com/v", "Pass")]
    [TestCase("http://cpo.example.com/v", "Fail")]
    [TestCase("http://192.168.1.5/v", "Warn")]
    [TestCase("http://[fd00::1]/v", "Warn")]
    [TestCase("http://cpo:8001/v", "Warn")]
    [TestCase("http://localhost:8001/v", "nothing")]
    public void URLs_are_https_on_public_hosts(string url, string verdict) =>
        Assert.That(Seen.Verdict("versions.https", Exchanges.Of("versions.symmetric.list").Data(Made.Version().But("url", url))), Is.EqualTo(verdict));

    [Test]
    public void A_server_on_this_machine_needs_no_TLS_and_the_public_addresses_that_it_names_do() => Assert.Multiple(() =>
    {
        var judge = new Judge(Seen.Surroundings with { Loopback = true });
        string Verdict(string url) => judge.Of(Exchanges.Of("versions.symmetric.list").Data(Made.Version().But("url", url))).SingleOrDefault(finding => finding.Check == "versions.https")?.Verdict.ToString() ?? "nothing";
        Assert.That(Verdict("http://localhost:8001/v"), Is.EqualTo("nothing"));
        Assert.That(Verdict("http://127.0.0.1:8001/v"), Is.EqualTo("nothing"));
        Assert.That(Verdict("http://host.docker.internal:8001/v"), Is.EqualTo("Warn"));
        Assert.That(Verdict("http://cpo.example.com/v"), Is.EqualTo("Fail"));
    });

    [Test]
    public void The_credentials_module_is_listed_once_and_as_SENDER() => Assert.Multiple(() =>
    {
        Assert.That(Details("details.credentials"), Is.EqualTo("Pass"));
        Assert.That(Details("details.unique", Made.Endpoint("locations"), Made.Endpoint("locations", "RECEIVER")), Is.EqualTo("Pass"));
        Assert.That(Details("details.unique", Made.Endpoint("credentials", "RECEIVER")), Is.EqualTo("Pass"), "the role of credentials says nothing");
        Assert.That(Details("details.unique", Made.Endpoint("credentials", "RECEIVER").But("url", "https://cpo.example.com/other")), Is.EqualTo("Warn"), "which one is meant?");
        Assert.That(Details("details.unique", Made.Endpoint("locations"), Made.Endpoint("locations")), Is.EqualTo("Warn"));
        Assert.That(Details("details.credentials-role"), Is.EqualTo("Pass"));
        Assert.That(Details("details.credentials-role", Made.Endpoint("credentials", "RECEIVER")), Is.EqualTo("Pass"), "SENDER is there besides");
        Assert.That(Seen.Verdict("details.credentials-role", Exchanges.Of("versions.symmetric.get").Data(Made.Details().But("endpoints/0/role", "RECEIVER"))), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("details.credentials", Exchanges.Of("versions.symmetric.get").Data(JsonNode.Parse("""{ "version": "2.2.1", "endpoints": [] }""")!)), Is.EqualTo("Fail"));
    });

    [Test]
    public void Details_are_of_the_version_that_was_picked() => Assert.Multiple(() =>
    {
        Assert.That(Details("details.version"), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("details.version", Exchanges.Of("versions.symmetric.get").Data(Made.Details().But("version", "2.1.1"))), Is.EqualTo("Warn"));
    });

    [Test]
    public void Modules_come_with_those_that_they_need() => Assert.Multiple(() =>
    {
        Assert.That(Details("details.dependencies", Made.Endpoint("locations"), Made.Endpoint("sessions"), Made.Endpoint("commands", "RECEIVER")), Is.EqualTo("Pass"));
        Assert.That(Details("details.dependencies", Made.Endpoint("locations"), Made.Endpoint("commands", "RECEIVER")), Is.EqualTo("Warn"));
        Assert.That(Details("details.dependencies", Made.Endpoint("locations", "RECEIVER")), Is.EqualTo("Warn"));
    });

    [TestCase("nltst-weather", "Info")]
    [TestCase("weather", "Warn")]
    [TestCase("tokens", "nothing")]
    public void Custom_modules_carry_a_prefix(string module, string verdict) =>
        Assert.That(Details("details.custom", Made.Endpoint(module)), Is.EqualTo(verdict));
}
