using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Scenarios;

[TestFixture, Category("unit")]
internal sealed class RepeatedBodyTests
{
    [Test]
    public void A_body_is_a_text_many_times_with_what_stands_around_it() => Assert.Multiple(() =>
    {
        Assert.That(new Repetition("{", "[", 3, "1", "]", "}").ToString(), Is.EqualTo("{[[[1]]]}"));
        Assert.That(new Repetition("\"", "x", 5, "", "", "\"").ToString(), Is.EqualTo("\"xxxxx\""));
        Assert.That(new Repetition("ab", "cd", 1000, "e", "f", "g"), Has.Property("Length").EqualTo(new Repetition("ab", "cd", 1000, "e", "f", "g").ToString().Length));
    });

    [Test]
    public void It_is_read_and_the_request_is_wrong_on_purpose()
    {
        var step = (CallStep)Load("repeated_body: { repeat: \"[\", times: 5000, close: \"]\" }").Scenarios.Single().Steps[0];

        Assert.That((step.Variation.Repeated, step.Intent), Is.EqualTo((new Repetition("", "[", 5000, "", "]", ""), Engine.Evidence.Intent.Negative)));
    }

    [TestCase("repeated_body: { repeat: x, times: 2 }, body: {}", "The step has both repeated_body and body.")]
    [TestCase("repeated_body: { repeat: x }", "times is missing.")]
    [TestCase("repeated_body: { times: 2 }", "repeat is missing.")]
    [TestCase("repeated_body: { repeat: x, times: 5000001 }", "times is a whole number from 1 to 5000000.")]
    [TestCase("repeated_body: { repeat: xxxxxxxxxx, times: 1000000 }", "The body has 9 MiB; more than 8 MiB are not sent.")]
    [TestCase("repeated_body: x", "A repeated body is a map of keys and values, not text.")]
    public void What_is_wrong_with_it_is_told(string body, string says) =>
        Assert.That(Load(body).Diagnostics.Select(diagnostic => diagnostic.Says), Does.Contain(says));

    private static ScenarioSet Load(string body) => new ScenarioLoader(Protocol221.Edition).Load("both/security/made-up.yaml", $$"""
        id: both.security.made-up
        title: Made up
        why: For a test
        role: BOTH
        module: security
        conduct: changes
        steps:
          - { id: a, call: credentials.symmetric.post, {{body}} }
        """);
}
