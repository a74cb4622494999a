using System.Net;
using System.Text;
using System.Text.Json;

namespace OcpiKit.Proof.Hostile;

/// <summary>A target that says our token back, in every place and every encoding. That it is seen nowhere is asserted of every run.</summary>
[TestFixture, Category("compliance"), Parallelizable(ParallelScope.Children)]
internal sealed class SecretTests
{
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Played.Token);

    private static IEnumerable<TestCaseData> Forms()
    {
        yield return Case("as it is", Played.Token);
        yield return Case("Base64", Convert.ToBase64String(Bytes));
        yield return Case("Base64 in something longer", Convert.ToBase64String(Encoding.UTF8.GetBytes($"Token {Played.Token} and more")));
        yield return Case("percent-encoded", Uri.EscapeDataString(Played.Token));
        yield return Case("percent-encoded in small letters", string.Concat(Bytes.Select(b => $"%{b:x2}")));
        yield return Case("HTML", WebUtility.HtmlEncode(Played.Token));
        yield return Case("HTML by code", string.Concat(Played.Token.Select(c => $"&#x{(int)c:X};")));
        yield return Case("JSON by code", string.Concat(Played.Token.Select(c => $"\\u{(int)c:X4}")));
        yield return Case("JSON in JSON", JsonSerializer.Serialize(Played.Token));
        yield return Case("hexadecimal", Convert.ToHexString(Bytes));
        yield return Case("capital letters", Played.Token.ToUpperInvariant());
        yield return Case("cut where a report cuts", new string('x', 118 - Played.Token.Length) + Played.Token + new string('x', 200));
        yield return Case("cut in its middle", new string('x', 109) + Played.Token + new string('x', 200));
    }

    [TestCaseSource(nameof(Forms))]
    public async Task In_bodies_and_headers(string form)
    {
        var json = JsonSerializer.Serialize(form);
        await using var server = await HostileCpo.ChangedAsync(
            "locations",
            body => body
                .Replace("\"id\":\"", $"\"echo\":{json},{json}:{json},\"id\":\"", StringComparison.Ordinal)
                .Replace("\"country_code\":\"DE\"", $"\"country_code\":{json}", StringComparison.Ordinal)
                .Replace("{\"data\"", $"{{\"status_message\":{json},\"data\"", StringComparison.Ordinal),
            context =>
            {
                context.Response.Headers["X-Echo"] = form;
                context.Response.Headers["X-Limit"] = form;
                context.Response.Headers.SetCookie = $"session={form}";
                context.Response.Headers.Link = $"<http://{context.Request.Host}/{Uri.EscapeDataString(form)}?{form}>; rel=\"next\"";
                context.Response.ContentType = $"application/{form}";
            });

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "locations");

        Assert.That(played.ExitCode, Is.EqualTo(1), played.Screen);
    }

    [TestCaseSource(nameof(Forms))]
    public async Task In_the_sentence_that_ends_a_run(string form)
    {
        await using var server = await HostileCpo.StartAsync(context => context.SayAsync($$"""[{ "version": {{JsonSerializer.Serialize(form)}}, "url": "http://x/" }]"""));

        var played = await Played.AgainstAsync(server.VersionsUrl);

        Assert.That(played.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public async Task In_what_lies_beside_the_reports_of_a_long_body()
    {
        var forms = Forms().Select(form => (string)form.Arguments[0]!);
        var json = JsonSerializer.Serialize(new string('x', 250_000) + string.Concat(forms.Select(form => $" [{form}] ")));
        await using var server = await HostileCpo.ChangedAsync("locations", body => body.Replace("\"country_code\":\"DE\"", $"\"country_code\":{json}", StringComparison.Ordinal));

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "locations");

        var beside = played.Files.Where(file => file.Key.StartsWith("evidence/", StringComparison.Ordinal)).ToList();
        Assert.That(beside.Select(file => file.Value), Has.Some.Contains("[token]"));
    }

    [Test]
    public async Task In_a_body_that_is_no_JSON()
    {
        await using var server = await HostileCpo.ChangedAsync("credentials", body => body.Replace("\"token\":", "\"uid\":\"04A1B2C3D4\",\"token\":\"their-own-token\",,\"token\":", StringComparison.Ordinal) + Played.Token);

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "versions", "--module", "credentials");

        Assert.That(string.Concat(played.Files.Values), Does.Not.Contain("their-own-token").And.Not.Contain("04A1B2C3D4").And.Contain("person-"));
    }

    [Test]
    public async Task Personal_data_in_the_wrong_kind_and_in_other_letters_is_personal_all_the_same()
    {
        await using var server = await HostileCpo.ChangedAsync(
            "locations", body => body.Replace("\"id\":\"", "\"publish_allowed_to\":[{\"uid\":880077001122,\"type\":\"RFID\",\"visual_number\":\"Ab-77-Xy\"}],\"operator\":{\"name\":\"AB-77-XY 880077001122\"},\"id\":\"", StringComparison.Ordinal));

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "locations");

        Assert.That(string.Concat(played.Files.Values) + played.Screen, Does.Not.Contain("880077001122").And.Not.Contain("77-X").IgnoreCase.And.Contain("person-"));
    }

    private static TestCaseData Case(string name, string form) => new TestCaseData(form).SetArgDisplayNames(name);
}
