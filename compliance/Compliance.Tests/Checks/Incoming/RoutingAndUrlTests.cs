using OcpiKit.Compliance.Tests.Checks.Making;

namespace OcpiKit.Compliance.Tests.Checks.Incoming;

[Category("unit")]
public sealed class RoutingAndUrlTests
{
    [TestCase("incoming.not-routed", "versions.symmetric.list", "OCPI-to-party-id", null, "Pass")]
    [TestCase("incoming.not-routed", "versions.symmetric.list", "OCPI-to-party-id", "EMP", "Fail")]
    [TestCase("incoming.not-routed", "tokens.sender.list", "OCPI-to-party-id", "EMP", "nothing")]
    [TestCase("incoming.routing", "tokens.sender.list", "OCPI-to-party-id", "EMP", "Pass")]
    [TestCase("incoming.routing", "tokens.sender.list", "OCPI-to-party-id", null, "Warn")]
    [TestCase("incoming.routing", "versions.symmetric.list", "OCPI-to-party-id", null, "nothing")]
    [TestCase("incoming.routing-parties", "tokens.sender.list", "OCPI-to-party-id", "emp", "Pass")]
    [TestCase("incoming.routing-parties", "tokens.sender.list", "OCPI-to-party-id", "CPO", "Fail")]
    [TestCase("incoming.routing-parties", "tokens.sender.list", "OCPI-from-party-id", "XYZ", "Warn")]
    [TestCase("incoming.routing-form", "tokens.sender.list", "OCPI-from-party-id", "CPO", "Pass")]
    [TestCase("incoming.routing-form", "tokens.sender.list", "OCPI-from-party-id", "CHARGE", "Fail")]
    [TestCase("incoming.routing-form", "tokens.sender.list", "OCPI-from-country-code", "NLD", "Fail")]
    public void Routing_headers_are_where_they_belong(string check, string operation, string header, string? value, string verdict) =>
        Assert.That(Seen.Verdict(check, Calls.Of(operation).Header(header, value)), Is.EqualTo(verdict));

    [Test]
    public void Where_nobody_said_who_we_are_nobody_is_wrongly_addressed() =>
        Assert.That(Seen.By("incoming.routing-parties", Calls.Of("tokens.sender.list").Header("OCPI-to-party-id", "ABC"), Seen.Surroundings with { Us = null, Them = [] }), Is.Empty);

    [TestCase("party_id", "CPO", "Pass")]
    [TestCase("party_id", "cpo", "Pass")]
    [TestCase("party_id", "OTH", "Fail")]
    [TestCase("country_code", "DE", "Fail")]
    [TestCase("session_id", "S2", "Fail")]
    public void The_URL_names_what_the_body_holds(string parameter, string value, string verdict) =>
        Assert.That(Seen.Verdict("incoming.url-ids", Calls.Of("sessions.receiver.put").Parameter(parameter, value).Body(Made.Session())), Is.EqualTo(verdict));

    [Test]
    public void Each_id_in_the_URL_is_held_against_its_own_requirement() =>
        Assert.That(
            Seen.By("incoming.url-ids", Calls.Of("sessions.receiver.put").Parameter("party_id", "OTH").Body(Made.Session())).Single(finding => finding.Verdict != Engine.Results.Verdict.Pass).Verifies,
            Is.EqualTo(new[] { "SES-25" }));

    [TestCase("locations.receiver.put.evse", "E1", "Pass")]
    [TestCase("locations.receiver.put.evse", "E2", "Fail")]
    [TestCase("locations.receiver.patch.evse", "E2", "Fail")]
    public void An_EVSE_is_named_by_its_uid(string operation, string uid, string verdict) =>
        Assert.That(Seen.Verdict("incoming.url-ids", Calls.Of(operation).Parameter("evse_uid", uid).Body(Made.Evse())), Is.EqualTo(verdict));

    [Test]
    public void A_patch_need_not_repeat_the_ids() =>
        Assert.That(Seen.Verdict("incoming.url-ids", Calls.Of("sessions.receiver.patch").Body("""{ "kwh": 2, "last_updated": "2026-03-01T10:06:00Z" }""")), Is.EqualTo("nothing"));

    [TestCase(null, "RFID", "Pass")]
    [TestCase("APP_USER", "APP_USER", "Pass")]
    [TestCase(null, "APP_USER", "Warn")]
    [TestCase("RFID", "APP_USER", "Warn")]
    public void A_Token_is_put_where_its_type_says(string? type, string held, string verdict)
    {
        var call = Calls.Of("tokens.receiver.put").Body(Made.Token(held));
        Assert.That(Seen.Verdict("incoming.token-type", type is null ? call : call.Parameter("type", type)), Is.EqualTo(verdict));
    }

    [TestCase("location_id", "L1", "Pass")]
    [TestCase("location_id", "0123456789012345678901234567890123456", "Fail")]
    [TestCase("party_id", "CHARGE", "Fail")]
    [TestCase("location_id", "Köln", "Fail")]
    public void Ids_in_the_path_are_short_and_plain(string parameter, string value, string verdict) =>
        Assert.That(Seen.Verdict("incoming.path", Calls.Of("locations.receiver.put").Parameter(parameter, value).Body(Made.Location())), Is.EqualTo(verdict));

    [TestCase("date_from", "2026-03-01T10:00:00Z", "Pass")]
    [TestCase("date_from", "2026-03-01T10:00:00", "Pass")]
    [TestCase("date_from", "2026-03-01T10:00:00+01:00", "Fail")]
    [TestCase("date_to", "yesterday", "Fail")]
    [TestCase("limit", "50", "Pass")]
    [TestCase("limit", "all", "Fail")]
    [TestCase("limit", "0", "Warn")]
    [TestCase("offset", "0", "Pass")]
    [TestCase("offset", "-1", "Warn")]
    public void Paging_parameters_have_their_form(string parameter, string value, string verdict) =>
        Assert.That(Seen.Verdict("incoming.query", Calls.Of("tokens.sender.list").Parameter(parameter, value)), Is.EqualTo(verdict));

    [TestCase("AD_HOC_USER", "Pass")]
    [TestCase("rfid", "Fail")]
    public void The_type_of_a_Token_is_one_of_its_values(string type, string verdict) =>
        Assert.That(Seen.Verdict("incoming.query", Calls.Of("tokens.sender.post.authorize").Parameter("type", type)), Is.EqualTo(verdict));

    [Test]
    public void Sessions_may_be_asked_for_without_a_date() => Assert.That(Seen.Verdict("incoming.query", Calls.Of("sessions.sender.list")), Is.EqualTo("nothing"));

    [Test]
    public void A_result_that_goes_elsewhere_is_told_as_such() => Assert.Multiple(() =>
    {
        var stray = Calls.Stray.Url("https://kit.example.com/2.2.1/results/abc");
        Assert.That(Seen.Verdict("incoming.response-url", stray), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("incoming.url", stray), Is.EqualTo("nothing"), "It is told once.");
    });

    [Test]
    public void A_method_that_an_interface_does_not_have_is_a_warning() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("incoming.method", Calls.Stray.Allowed("GET", "POST")), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("incoming.url", Calls.Stray.Allowed("GET", "POST")), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("incoming.method", Calls.Stray.Allowed("GET").Shows(Engine.Evidence.ShownToken.None)), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict("incoming.method", Calls.Stray), Is.EqualTo("nothing"));
    });

    [TestCase("cpo.made.up/step", "Pass")]
    [TestCase(null, "Fail")]
    public void Results_go_where_they_were_asked_for(string? responseUrlOf, string verdict) =>
        Assert.That(Seen.Verdict("incoming.response-url", Calls.Of("commands.sender.post.result").For(responseUrlOf)), Is.EqualTo(verdict));
}
