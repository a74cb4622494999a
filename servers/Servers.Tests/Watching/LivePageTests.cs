using System.Text.Json;
using OcpiKit.Servers.Tests.Cpo;
using OcpiKit.Servers.Tests.Emsp;

namespace OcpiKit.Servers.Tests.Watching;

[TestFixture, Category("integration")]
public sealed class LivePageTests
{
    [TestCase("/", "text/html")]
    [TestCase("/watch/page.css", "text/css")]
    [TestCase("/watch/page.js", "text/javascript")]
    [TestCase("/watch/icon.svg", "image/svg+xml")]
    [TestCase("/watch/messages", "application/json")]
    public async Task It_runs_nothing_and_asks_nothing_that_is_not_its_own(string path, string type)
    {
        await using var cpo = await CpoInProcess.StartAsync();
        using var answer = await cpo.Client.GetAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'; script-src 'self'; style-src 'self';").And.Not.Contain("unsafe"));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        }
    }

    [Test]
    public async Task It_knows_what_the_CPO_is_and_has()
    {
        await using var cpo = await CpoInProcess.StartAsync();

        var state = await cpo.JsonAsync("/watch/state");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((state.Text("name"), state.Text("party"), state.Text("role")), Is.EqualTo(("Kiebitz Ladenetz", "DE*OKC", "CPO")));
            Assert.That(state.Text("versions_url"), Is.EqualTo("http://localhost/ocpi/cpo/2.2.1/versions"));
            Assert.That(Objects(state, "locations"), Is.EqualTo(60));
            Assert.That(Objects(state, "credentials"), Is.Null, "nothing is kept there");
            Assert.That(state.GetProperty("evses").GetProperty("by_status").GetProperty("AVAILABLE").GetInt32(), Is.GreaterThan(20));
        }
    }

    [Test]
    public async Task It_knows_the_partners_and_whether_they_answer()
    {
        await using var emsp = await EmspInProcess.RegisteredAsync();
        await emsp.GetAsync(EmspInProcess.Tokens);

        var partner = (await emsp.JsonAsync("/watch/state")).GetProperty("partners").EnumerateArray().Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((partner.Text("name"), partner.Text("role"), partner.GetProperty("registered").GetBoolean()), Is.EqualTo(("Partner (NL*PAR)", "CPO", true)));
            Assert.That(partner.TryGetProperty("called_us", out _), Is.True);
        }
    }

    private static long? Objects(JsonElement state, string module) =>
        state.GetProperty("modules").EnumerateArray().Single(one => one.Text("identifier") == module).TryGetProperty("objects", out var count)
            ? count.GetInt64()
            : null;
}
