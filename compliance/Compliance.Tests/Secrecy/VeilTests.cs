using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Secrecy;

namespace OcpiKit.Compliance.Tests.Secrecy;

[TestFixture, Category("unit")]
internal sealed class VeilTests
{
    private const string Token = "s3cret/token+\"é";

    [Test]
    public void A_token_passes_in_no_encoding()
    {
        var veil = new Veil();
        veil.Hide(Token);
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Token));
        var body = JsonSerializer.Serialize(new { echoed = Token });

        var record = veil.Over(Exchange($"http://t/{Uri.EscapeDataString(Token)}?t={Uri.EscapeDataString(base64)}", body, [new("X-Seen", $"{Token} {base64}")]), "s", 1000);

        var shown = JsonSerializer.Serialize(record);
        foreach (var form in new[] { "s3cret", base64.TrimEnd('='), Uri.EscapeDataString(base64) })
            Assert.That(shown, Does.Not.Contain(form));
    }

    [Test]
    public void The_scheme_of_an_Authorization_header_may_be_seen()
    {
        var record = new Veil().Over(Exchange("http://t/", "{}", [], [new("authorization", "Token abcdefgh")]), "s", 1000);

        Assert.That(record.RequestHeaders.Single().Value, Is.EqualTo("Token [token]"));
    }

    [Test]
    public void A_token_that_an_answer_reveals_is_veiled_in_that_answer_and_ever_after()
    {
        var veil = new Veil();

        var record = veil.Over(Exchange("http://t/", """{"data":{"token":"their-own-token","url":"http://t/"}}""", []), "s", 1000);

        Assert.That(record.ResponseBody, Is.EqualTo("""{"data":{"token":"[token]","url":"http://t/"}}"""));
        Assert.That(veil.Over("their-own-token again"), Is.EqualTo("[token] again"));
    }

    [Test]
    public void Personal_data_gets_one_pseudonym_a_value()
    {
        var body = """{"data":[{"publish_allowed_to":[{"uid":"04A1B2C3","type":"RFID"}],"evses":[{"uid":"EVSE-1","connectors":[]}]},{"cdr_token":{"uid":"04A1B2C3","type":"RFID","contract_id":"DE-OKT-C1"}}]}""";

        var record = new Veil().Over(Exchange("http://t/", body, []), "s", 1000);

        Assert.That(record.ResponseBody, Is.EqualTo(
            """{"data":[{"publish_allowed_to":[{"uid":"person-1","type":"RFID"}],"evses":[{"uid":"EVSE-1","connectors":[]}]},{"cdr_token":{"uid":"person-1","type":"RFID","contract_id":"person-2"}}]}"""));
    }

    [Test]
    public void Personal_data_is_shown_where_it_is_asked_for()
    {
        var body = """{"contract_id":"DE-OKT-C1"}""";

        Assert.That(new Veil(showPersonalData: true).Over(Exchange("http://t/", body, []), "s", 1000).ResponseBody, Is.EqualTo(body));
    }

    [Test]
    public void A_long_body_is_cut_after_it_was_veiled_so_that_no_half_token_shows()
    {
        var veil = new Veil();
        veil.Hide("abcdefghij");

        var record = veil.Over(Exchange("http://t/", "\"abcdefghij\"", []), "s", 5);

        Assert.That((record.ResponseBody, record.Cut), Is.EqualTo(("\"[tok", true)));
    }

    private static Exchange Exchange(string url, string body, KeyValuePair<string, string>[] answered, KeyValuePair<string, string>[]? sent = null) => new(
        1, "step", null, Intent.Regular,
        new("GET", new Uri(url), new(sent ?? []), default),
        new(200, new(answered), Encoding.UTF8.GetBytes(body), false, body.Length),
        null, DateTimeOffset.UnixEpoch, TimeSpan.Zero);
}
