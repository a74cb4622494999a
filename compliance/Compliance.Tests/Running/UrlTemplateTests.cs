using OcpiKit.Engine.Running;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Running;

[TestFixture, Category("unit")]
internal sealed class UrlTemplateTests
{
    private static readonly Edition Edition = Edition.Load221();

    [TestCase("http://t/locations", "http://t/locations/L1/E1")]
    [TestCase("http://t/locations/", "http://t/locations/L1/E1")]
    [TestCase("http://t/locations?tenant=7", "http://t/locations/L1/E1?tenant=7")]
    public void Endpoint_and_path_are_joined_by_one_slash(string endpoint, string url) =>
        Assert.That(Fill(endpoint, "locations.sender.get.evse", new() { ["location_id"] = "L1", ["evse_uid"] = "E1" }), Is.EqualTo(url));

    [Test]
    public void Values_are_encoded_so_that_they_stay_one_segment() =>
        Assert.That(Fill("http://t/locations", "locations.sender.get", new() { ["location_id"] = "a/b c?" }), Is.EqualTo("http://t/locations/a%2Fb%20c%3F"));

    [Test]
    public void What_is_not_in_the_path_goes_into_the_query() =>
        Assert.That(
            Fill("http://t/locations/", "locations.sender.list", new() { ["limit"] = "2", ["date_from"] = "2026-01-01T00:00:00Z" }),
            Is.EqualTo("http://t/locations/?limit=2&date_from=2026-01-01T00%3A00%3A00Z"));

    private static string Fill(string endpoint, string operation, Dictionary<string, string> values) =>
        UrlTemplate.Fill(new Uri(endpoint), Edition.Operations[operation], values).AbsoluteUri;
}
