using System.Text;
using OcpiKit.Engine.Results;

namespace OcpiKit.Proof.Hostile;

/// <summary>Bodies that are made to hurt: in lists and single objects, and in what the preflight reads.</summary>
[TestFixture, Category("compliance"), Parallelizable(ParallelScope.Children)]
internal sealed class BodyTests
{
    private const string Ok = "\"status_code\": 1000, \"timestamp\": \"2026-01-01T00:00:00Z\"";

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Case("200,000 nested lists", () => new string('[', 200_000) + new string(']', 200_000));
        yield return Case("200,000 nested lists as data", () => $"{{\"data\": {new string('[', 200_000)}{new string(']', 200_000)}, {Ok}}}");
        yield return Case("100,000 properties", () => $"{{\"data\": {{{string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"p{i}\":{i}"))}}}, {Ok}}}");
        yield return Case("100,000 elements", () => $"{{\"data\": [{string.Join(',', Enumerable.Range(0, 100_000))}], {Ok}}}");
        yield return Case("5,000 equal keys", () => $"{{\"data\": [{{{string.Join(',', Enumerable.Repeat("\"id\":\"x\"", 5000))}}}], {Ok}, {string.Join(',', Enumerable.Repeat("\"data\":[]", 5000))}}}");
        yield return Case("names of half a surrogate pair", () => $"{{\"\\ud800\": 1, \"data\": [{{\"\\udc00\": 1, \"id\": \"x\"}}], {Ok}}}");
        yield return Case("ids of half a surrogate pair", () => $"{{\"data\": [{{\"id\": \"\\ud800\", \"country_code\": \"\\ud800\", \"evses\": [{{\"uid\": \"\\udc00\", \"connectors\": [{{\"id\": \"\\ud800\"}}]}}], \"last_updated\": \"\\ud800\"}}], {Ok}}}");
        yield return Case("texts with NUL, ESC, CSI and bidi", () => $"{{\"data\": [{{\"id\": \"\\u0000\\u001b[31m\\u009b2J\\u202e\\r\\n\", \"name\": \"\u009b2J\u202e\u200b\"}}], {Ok}, \"status_message\": \"\\u001b]0;owned\\u0007\"}}");
        yield return Case("raw control characters", () => "{\"data\": \"\u0000\u0001\u001b[2J\u202e\"}\u001b[2J");
        yield return Case("numbers beyond all bounds", () => $"{{\"data\": [{{\"id\": 1e999999, \"coordinates\": {{\"latitude\": -1e-999999, \"longitude\": {new string('9', 100_000)}}}}}], \"status_code\": 1e3, \"timestamp\": 1e999999}}");
        yield return Case("a text of 10 MB", () => $"{{\"data\": [{{\"id\": \"{new string('x', 10_000_000)}\", \"evses\": [{{\"uid\": \"{new string('y', 1_000_000)}\"}}]}}], {Ok}}}");
        yield return Case("a name of 4 MB around 100,000 values", () => $"{{\"data\": [{{\"{new string('n', 4_000_000)}\": [{string.Join(',', Enumerable.Repeat("{\"a\":1}", 100_000))}]}}], {Ok}}}");
        yield return Case("a million empty lists", () => $"{{\"data\": [{string.Join(',', Enumerable.Repeat("[]", 1_000_000))}], {Ok}}}");
        yield return Case("numbers that JSON does not have", () => $"{{\"data\": [{{\"id\": NaN, \"kwh\": Infinity, \"x\": -Infinity}}], {Ok}}}");
        yield return Case("a page of HTML", () => "<!DOCTYPE html><html><head><title>502 Bad Gateway</title><script>alert(1)</script></head><body onload=alert(1)></body></html>");
        yield return Case("markup", () => $"{{\"data\": [{{\"id\": \"<script>alert(1)</script>]]></pre><img src=x onerror=alert(1)>\", \"<script>\": \"]]>\", \"name\": \"\\\" onmouseover=\\\"alert(1)\"}}], {Ok}, \"status_message\": \"</title><script>alert(1)</script>\"}}");
        yield return Case("20,000 persons and tokens", () => $"{{\"data\": [{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"{{\"contract_id\": \"DE-OKT-{i:000000}\", \"token\": \"token-{i:000000}\"}}"))}], {Ok}}}");
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task In_a_list(Func<string> body)
    {
        var text = body();
        await using var server = await HostileCpo.ChangedAsync("locations", _ => text);

        var played = await Played.AgainstAsync(server.VersionsUrl, "--scenario", "cpo.locations.single");

        Assert.That(played.Result!.Verdict, Is.EqualTo(Verdict.Fail).Or.EqualTo(Verdict.Blocked));
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task As_versions(Func<string> body)
    {
        var text = body();
        await using var server = await HostileCpo.ChangedAsync("versions", _ => text);

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "versions");

        Assert.That(played.ExitCode, Is.EqualTo(3), played.Screen);
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task As_credentials(Func<string> body)
    {
        var text = body();
        await using var server = await HostileCpo.ChangedAsync("credentials", _ => text);

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "credentials", "--module", "versions");

        Assert.That(played.Result, Is.Not.Null);
    }

    [Test]
    public async Task Bytes_that_are_no_UTF8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"data\": [{\"id\": \""), 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, .. Encoding.UTF8.GetBytes("\"}]}")];
        await using var server = await HostileCpo.StartAsync(async context =>
        {
            if (!context.Request.Path.Value!.Contains("locations", StringComparison.Ordinal))
                return false;
            await context.Response.Body.WriteAsync(bytes);
            return true;
        });

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "locations");

        Assert.That(played.Result!.Verdict, Is.EqualTo(Verdict.Fail));
    }

    private static TestCaseData Case(string name, Func<string> body) => new TestCaseData(body).SetArgDisplayNames(name);
}
