using System.Text.Json;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Protocol;

[Category("unit")]
public sealed class DialectTests
{
    private static readonly IDialect Dialect = Edition.Load221().Dialect;

    private static readonly string[] Strange = ["null", "5", "\"text\"", "[]", "{}", "[null,5,[],{}]", "{\"endpoints\":5}", "{\"endpoints\":[{\"url\":5}]}", "\"\\ud800\""];

    [Test]
    public void A_token_is_sent_as_the_Base64_of_its_UTF_8() => Assert.Multiple(() =>
    {
        Assert.That(Dialect.Authorization("tökén"), Is.EqualTo("Token dMO2a8Opbg=="));
        Assert.That(Dialect.RawAuthorization("token"), Is.EqualTo("Token token"));
    });

    [Test]
    public void An_envelope_is_read_part_by_part()
    {
        var envelope = Dialect.ReadEnvelope(JsonElement.Parse("""{"data":[],"status_code":1000,"status_message":"ok","timestamp":"2026-01-01T00:00:00Z"}"""));
        Assert.Multiple(() =>
        {
            Assert.That(envelope.IsObject, Is.True);
            Assert.That(envelope.Code, Is.EqualTo(1000));
            Assert.That(envelope.Data?.ValueKind, Is.EqualTo(JsonValueKind.Array));
            Assert.That(envelope.StatusMessage?.GetString(), Is.EqualTo("ok"));
            Assert.That(envelope.Timestamp?.GetString(), Is.EqualTo("2026-01-01T00:00:00Z"));
        });
    }

    [TestCase("\"1000\"")]
    [TestCase("1000.5")]
    [TestCase("1e99")]
    [TestCase("null")]
    [TestCase("[1000]")]
    public void A_status_code_that_is_no_integer_is_no_code(string code) =>
        Assert.That(Dialect.ReadEnvelope(JsonElement.Parse($$"""{"status_code":{{code}}}""")).Code, Is.Null);

    [Test]
    public void Versions_and_endpoints_that_lack_something_are_left_out() => Assert.Multiple(() =>
    {
        var versions = JsonElement.Parse("""[{"version":"2.2.1","url":"https://a.example/2.2.1"},{"version":"2.3.0"},{"version":5,"url":"x"},{"version":"\ud800","url":"x"}]""");
        Assert.That(Dialect.ReadVersions(versions), Is.EqualTo([new VersionEntry("2.2.1", "https://a.example/2.2.1")]));

        var details = JsonElement.Parse("""{"version":"2.2.1","endpoints":[{"identifier":"locations","role":"SENDER","url":"https://a.example/l"},{"identifier":"cdrs","url":"x"},7]}""");
        Assert.That(Dialect.ReadDetails(details), Is.EqualTo([new Endpoint("locations", "SENDER", "https://a.example/l")]));
    });

    [TestCaseSource(nameof(Strange))]
    public void Nothing_that_is_sent_makes_a_reader_throw(string json)
    {
        var strange = JsonElement.Parse(json);
        Assert.Multiple(() =>
        {
            Assert.That(Dialect.ReadEnvelope(strange).Code, Is.Null);
            Assert.That(Dialect.ReadVersions(strange), Is.Empty);
            Assert.That(Dialect.ReadDetails(strange), Is.Empty);
        });
    }
}
