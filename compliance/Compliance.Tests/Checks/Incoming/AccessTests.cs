using System.Text;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Checks.Incoming;

[Category("unit")]
public sealed class AccessTests
{
    private static CallBuilder Call => Calls.Of("tokens.sender.list");

    private static string Encoded(string token) => Convert.ToBase64String(Encoding.UTF8.GetBytes(token));

    [TestCase("Token {0}", "Pass")]
    [TestCase("token {0}", "Warn")]
    [TestCase("Token  {0}", "Fail")]
    [TestCase("Bearer {0}", "Fail")]
    [TestCase("{0}", "Fail")]
    [TestCase("Token", "Fail")]
    [TestCase("Token example_token", "Fail")]
    [TestCase(null, "Fail")]
    public void The_token_comes_by_the_scheme(string? header, string verdict) =>
        Assert.That(Seen.Verdict("incoming.authorization", Call.Header("Authorization", header?.Replace("{0}", Encoded(Calls.Token), StringComparison.Ordinal))), Is.EqualTo(verdict));

    [Test]
    public void A_raw_token_that_happens_to_be_Base64_is_told_by_its_arrival() =>
        Assert.That(Seen.Verdict("incoming.authorization", Call.Header("Authorization", "Token abcdefgh").Shows(ShownToken.Raw)), Is.EqualTo("Fail"));

    [Test]
    public void A_line_break_that_was_encoded_is_a_warning() =>
        Assert.That(Seen.Verdict("incoming.authorization", Call.Header("Authorization", "Token " + Encoded(Calls.Token + "\n"))), Is.EqualTo("Warn"));

    [Test]
    public void No_finding_holds_what_the_header_holds() => Assert.Multiple(() =>
    {
        foreach (var header in new[] { "sesame-open-please", "Token sesame-open-please", "sesame-open-please Token", "Token  sesame-open-please" })
        {
            var finding = Seen.By("incoming.authorization", Call.Header("Authorization", header)).Single();
            Assert.That($"{finding.Says} {finding.Difference}", Does.Not.Contain("sesame"));
        }
    });

    [TestCase(ShownToken.Right, "Pass")]
    [TestCase(ShownToken.Raw, "Pass")]
    [TestCase(ShownToken.Old, "Warn")]
    [TestCase(ShownToken.Registration, "Fail")]
    [TestCase(ShownToken.Spent, "Fail")]
    [TestCase(ShownToken.Unknown, "Fail")]
    [TestCase(ShownToken.None, "nothing")]
    public void The_token_is_the_one_that_was_given(ShownToken token, string verdict) =>
        Assert.That(Seen.Verdict("incoming.token", Call.Shows(token)), Is.EqualTo(verdict));

    [Test]
    public void A_look_around_with_the_token_for_registration_may_have_been_under_way_while_it_was_answered() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("incoming.token", Calls.Of("versions.symmetric.list").Shows(ShownToken.Spent)), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("incoming.token", Calls.Of("credentials.symmetric.delete").Shows(ShownToken.Spent)), Is.EqualTo("Fail"));
    });

    [Test]
    public void Where_no_token_was_given_another_one_cannot_be_wrong() => Assert.Multiple(() =>
    {
        var finding = Seen.By("incoming.token", Call.Shows(ShownToken.Unknown), Seen.Surroundings with { GaveToken = false }).Single();
        Assert.That(finding.Verdict, Is.EqualTo(Verdict.Blocked));
        Assert.That(finding.Says, Does.Contain("--token-b"));
    });

    [TestCase("incoming.request-id", "X-Request-ID", null, "Fail")]
    [TestCase("incoming.request-id", "X-Request-ID", "1", "Pass")]
    [TestCase("incoming.correlation-id", "X-Correlation-ID", "", "Fail")]
    [TestCase("incoming.correlation-id", "X-Correlation-ID", "1", "Pass")]
    [TestCase("incoming.guids", "X-Request-ID", "1", "Warn")]
    [TestCase("incoming.guids", "X-Request-ID", "5c0bbb679c224a5ca4dd27ad0f1a1f0c", "Pass")]
    [TestCase("incoming.guids", "X-Correlation-ID", "1", "Warn")]
    public void Every_request_has_ids(string check, string header, string? value, string verdict) =>
        Assert.That(Seen.Verdict(check, Call.Header(header, value)), Is.EqualTo(verdict));

    [TestCase(ShownToken.Right, "Fail")]
    [TestCase(ShownToken.Old, "Fail")]
    [TestCase(ShownToken.None, "nothing")]
    [TestCase(ShownToken.Unknown, "nothing")]
    public void An_address_of_nobody_is_held_against_who_shows_a_token_of_ours(ShownToken token, string verdict) =>
        Assert.That(Seen.Verdict("incoming.url", Calls.Stray.Shows(token)), Is.EqualTo(verdict));

    [Test]
    public void Of_a_call_to_an_address_of_nobody_nothing_else_is_judged() =>
        Assert.That(new[] { "incoming.authorization", "incoming.token", "incoming.request-id", "incoming.json" }.Select(check =>
            Seen.Verdict(check, Calls.Stray.Shows(ShownToken.None).Header("Authorization", null).Header("X-Request-ID", null))), Is.All.EqualTo("nothing"));
}
