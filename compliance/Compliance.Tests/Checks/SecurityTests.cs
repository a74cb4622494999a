using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks;

[TestFixture, Category("unit")]
internal sealed class SecurityTests
{
    private const string Internals = "security.internals", InUrl = "security.token-in-url", Echo = "security.echo";

    private static ExchangeBuilder Mistake => Exchanges.Of("locations.sender.get").Negative().Http(404).Code(2003).Lacking("data");

    [TestCase("Something failed: System.NullReferenceException: Object reference not set to an instance of an object.")]
    [TestCase("boom\\n   at Cpo.Locations.Find(String id) in /src/Locations.cs:line 42")]
    [TestCase("java.lang.IllegalStateException: no session")]
    [TestCase("Traceback (most recent call last): File \\\"app.py\\\", line 3")]
    [TestCase("TypeError: Cannot read properties of undefined (reading 'id')")]
    [TestCase("ERROR: syntax error at or near \\\"OR\\\" (SQLSTATE 42601)")]
    [TestCase("ORA-00933: SQL command not properly ended")]
    [TestCase("SELECT id, name FROM locations WHERE id = 'OCPIKIT''")]
    [TestCase("could not open /var/www/ocpi/locations.json")]
    [TestCase("C:\\\\inetpub\\\\wwwroot\\\\ocpi")]
    public void What_is_inside_is_not_told_in_the_answer_to_a_mistake(string message) =>
        Assert.That(Seen.Verdict(Internals, Mistake.Body($$"""{"status_code":2003,"timestamp":"2026-03-01T10:00:00Z","status_message":"{{message}}"}""")), Is.EqualTo("Warn"));

    [TestCase("Unknown Location")]
    [TestCase("Look at example(s) of a Location in the documentation.")]
    [TestCase("The exception list is empty; please select one from the list.")]
    [TestCase("There is nothing at /ocpi/cpo/2.2.1/locations/OCPIKIT; the version details list our endpoints.")]
    [TestCase("Look at $.evses[0].connectors, line 3 of the body (missing: last_updated).")]
    [TestCase("Send the header 'Authorization: Token <Base64 of your token>' with a token we know.")]
    [TestCase("Update your tariff in Warsaw at 10:00:00.")]
    public void A_sentence_for_partners_is_well(string message) =>
        Assert.That(Seen.Verdict(Internals, Mistake.Envelope("status_message", message)), Is.EqualTo("Pass"));

    [Test]
    public void Data_may_hold_anything_and_so_may_what_we_sent() => Assert.Multiple(() =>
    {
        var location = Made.Location();
        location["name"] = "/var/www/shop, SQLSTATE 42601";
        Assert.That(Seen.Verdict(Internals, Exchanges.Of("locations.sender.get").Data(location)), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict(Internals, Mistake.Asking("?id=/var/www/x").Envelope("status_message", "Nothing is known of /var/www/x.")), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict(Internals, Mistake.Body("")), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict(Internals, Mistake.Body([0xFF, 0xFE, 0x00])), Is.EqualTo("Pass"));
    });

    [Test, CancelAfter(20_000)]
    public void A_long_answer_made_to_keep_the_search_busy_does_not() =>
        Assert.That(Seen.Verdict(Internals, Mistake.Body(string.Concat(Enumerable.Repeat("SELECT a.a, a /var/ at a.a.a.a.a.A", 20_000)))), Is.AnyOf("Pass", "Warn"));

    [Test]
    public void Tokens_do_not_stand_in_addresses() => Assert.Multiple(() =>
    {
        var details = Made.Details(Made.Endpoint("locations"));
        Assert.That(Seen.Verdict(InUrl, Exchanges.Of("versions.symmetric.get").Data(details)), Is.EqualTo("Pass"));
        details["endpoints"]![1]!["url"] = "https://cpo.example.com/locations?access_token=0123456789";
        Assert.That(Seen.Verdict(InUrl, Exchanges.Of("versions.symmetric.get").Data(details)), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict(InUrl, Exchanges.Of("locations.sender.list").Data(Made.Location()).Header("Link", "<https://cpo.example.com/ocpi/2.2.1/list?offset=1&next=c2VjcmV0LXRva2Vu>; rel=\"next\"").Showing("Token c2VjcmV0LXRva2Vu")), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict(InUrl, Exchanges.Of("locations.sender.list").Data(Made.Location()).Header("Link", "<https://cpo.example.com/ocpi/2.2.1/list?offset=1>; rel=\"next\"").Showing("Token c2VjcmV0LXRva2Vu")), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict(InUrl, Exchanges.Of("locations.sender.list").Data(Made.Location()).Header("Link", "<https://cpo.example.com/ocpi/2.2.1/list?token=0123456789>; rel=\"next\"")), Is.EqualTo("Pass"), "A place in a list may be called so.");
        Assert.That(Seen.Verdict(InUrl, Exchanges.Of("locations.sender.get").Data(Made.Location())), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict(InUrl, Calls.Of("tokens.sender.list").Url("https://kit.example.com/x/tokens?token=0123456789")), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict(InUrl, Calls.Of("tokens.sender.list").Url("https://kit.example.com/x/tokens?type=RFID")), Is.EqualTo("Pass"));
        Assert.That(Seen.By(InUrl, Calls.Of("tokens.sender.list").Url("https://kit.example.com/x/tokens?token=0123456789")).Single().ToString(), Does.Not.Contain("0123456789"), "The finding does not tell it once more.");
    });

    [Test]
    public void The_token_of_a_request_is_not_given_back() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict(Echo, Mistake.Showing("Token c2VjcmV0LXRva2Vu")), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict(Echo, Mistake.Showing("Token c2VjcmV0LXRva2Vu").Body("TRACE / HTTP/1.1\r\nAuthorization: Token c2VjcmV0LXRva2Vu\r\n")), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict(Echo, Exchanges.Of("locations.sender.get").Data(Made.Location()).Showing("Token c2VjcmV0LXRva2Vu")), Is.EqualTo("nothing"), "A correct request is answered with data.");
        Assert.That(Seen.Verdict(Echo, Mistake), Is.EqualTo("nothing"));
    });

    [TestCase(null, "Pass")]
    [TestCase("https://partner.example", "Pass")]
    [TestCase("*", "Info")]
    [TestCase("https://ocpikit.example", "Info")]
    public void Which_pages_are_let_in_is_told(string? allowed, string verdict) =>
        Assert.That(Seen.Verdict("security.cors", Asked(Exchanges.Of("versions.symmetric.list").Data(Made.Version()).Header("Access-Control-Allow-Origin", allowed))), Is.EqualTo(verdict));

    [TestCase(null, "Pass")]
    [TestCase("nginx", "Pass")]
    [TestCase("Apache/2.4.1", "Info")]
    public void Which_software_answers_is_told_where_it_says_its_version(string? server, string verdict) =>
        Assert.That(Seen.Verdict("security.server-headers", Asked(Exchanges.Of("versions.symmetric.list").Data(Made.Version()).Header("Server", server))), Is.EqualTo(verdict));

    [Test]
    public void Without_a_page_that_asks_neither_is_looked_at() => Assert.Multiple(() =>
    {
        var trace = Traces.Of(Traces.Call("versions.symmetric.list", Exchanges.Of("versions.symmetric.list").Data(Made.Version()).Header("Access-Control-Allow-Origin", "*")));
        Assert.That(Seen.Verdict("security.cors", trace), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict("security.server-headers", trace), Is.EqualTo("nothing"));
    });

    private static Trace Asked(Exchange exchange) => Traces.Of(Traces.Call("versions.symmetric.list", exchange with
    {
        Request = exchange.Request with { Headers = new([.. exchange.Request.Headers, new("Origin", "https://ocpikit.example")]) },
    }));
}
