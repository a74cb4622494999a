using System.Globalization;
using OcpiKit.Engine.Results;

namespace OcpiKit.Proof.Hostile;

/// <summary>URLs that the target names: where the token goes, and that following them ends.</summary>
[TestFixture, Category("compliance"), Parallelizable(ParallelScope.Children)]
internal sealed class LinkTests
{
    [TestCase("<file:///etc/passwd>; rel=\"next\"")]
    [TestCase("<javascript:alert(1)>; rel=\"next\"")]
    [TestCase("<//{thief}/locations>; rel=\"next\"")]
    [TestCase("<http://localhost:1@{thief}/locations>; rel=\"next\"")]
    [TestCase("<http://{thief}/locations>; rel=\"next\"")]
    [TestCase("<http://127.0.0.1:99999/>; rel=\"next\"")]
    [TestCase("<http://xn--/>; rel=\"next\"")]
    [TestCase("<?>; rel=\"next\"")]
    public async Task A_Link_is_followed_only_to_where_the_token_may_go(string link)
    {
        await using var thief = new RawTarget((_, _, _) => Task.CompletedTask);
        await using var server = await HostileCpo.ChangedAsync("locations", body => body, context => context.Response.Headers.Link = link.Replace("{thief}", thief.Url.Authority, StringComparison.Ordinal));

        await Played.AgainstAsync(server.VersionsUrl, "--module", "locations");

        Assert.That(thief.Requests, Is.Empty);
    }

    [Test]
    public async Task A_page_that_names_itself_as_the_next_is_read_once_more_and_no_further()
    {
        await using var server = await HostileCpo.StartAsync(async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("locations", StringComparison.Ordinal))
                return false;
            context.Response.Headers.Link = $"<http://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}>; rel=\"next\"";
            return await context.SayAsync("""[{ "id": "x" }]""");
        });

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "locations");

        Assert.That(played.Result!.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(played.Result.Totals.Exchanges, Is.LessThan(300));
    }

    [TestCase("versions", 302, 3)]
    [TestCase("credentials", 308, null)]
    public async Task Where_the_run_begins_a_redirect_is_not_followed_either(string path, int status, int? exitCode)
    {
        await using var thief = new RawTarget((_, _, _) => Task.CompletedTask);
        await using var server = await HostileCpo.StartAsync(context =>
        {
            if (!context.Request.Path.Value!.Contains(path, StringComparison.Ordinal))
                return Task.FromResult(false);
            (context.Response.StatusCode, context.Response.Headers.Location) = (status, thief.Url.AbsoluteUri);
            return Task.FromResult(true);
        });

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "locations", "--module", "credentials");

        Assert.That(thief.Requests, Is.Empty);
        Assert.That(played.ExitCode, exitCode is { } wanted ? Is.EqualTo(wanted) : Is.Not.Zero);
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var thief = new RawTarget((_, _, _) => Task.CompletedTask);
        await using var server = await HostileCpo.StartAsync(context =>
        {
            if (!context.Request.Path.Value!.Contains("locations", StringComparison.Ordinal))
                return Task.FromResult(false);
            (context.Response.StatusCode, context.Response.Headers.Location) = (status, thief.Url.AbsoluteUri);
            return Task.FromResult(true);
        });

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "locations");

        Assert.That((played.ExitCode, thief.Requests.Count), Is.EqualTo((1, 0)));
    }

    [TestCase("")]
    [TestCase("""{ "id": "x" }""")]
    public async Task A_chain_of_pages_without_end_is_given_up(string item)
    {
        var page = 0;
        await using var server = await HostileCpo.StartAsync(async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("locations", StringComparison.Ordinal))
                return false;
            var next = Interlocked.Increment(ref page).ToString(CultureInfo.InvariantCulture);
            context.Response.Headers.Link = $"<http://{context.Request.Host}{context.Request.Path}?offset={next}>; rel=\"next\"";
            return await context.SayAsync($"[{item}]");
        });

        var played = await Played.AgainstAsync(server.VersionsUrl, item.Length > 0 ? ["--module", "locations", "--max-pages", "20"] : ["--module", "locations"]);

        Assert.That(played.Result!.Totals.Exchanges, Is.LessThan(2_000));
    }

    [Test]
    public async Task A_hundred_thousand_versions_are_one_sentence()
    {
        await using var server = await HostileCpo.StartAsync(context =>
            context.SayAsync($"[{string.Join(',', Enumerable.Range(0, 100_000).Select(i => $$"""{ "version": "9.{{i}}{{new string('9', 50)}}", "url": "http://x/" }"""))}]"));

        var played = await Played.AgainstAsync(server.VersionsUrl);

        Assert.That(played.ExitCode, Is.EqualTo(3));
        Assert.That(played.Screen, Has.Length.LessThan(2_000));
    }

    [Test]
    public async Task A_hundred_thousand_endpoints_on_as_many_hosts_fit_a_report()
    {
        var endpoints = string.Concat(Enumerable.Range(0, 100_000).Select(i => $$"""{"identifier":"m{{i}}","role":"SENDER","url":"http://h{{i}}.example/<script>"},"""));
        await using var server = await HostileCpo.ChangedAsync("2.2.1", body => body.Replace("\"endpoints\":[", $"\"endpoints\":[{endpoints}", StringComparison.Ordinal));

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "versions");

        // What is too long for the report stands beside it, and is bounded too (4 MB for each body).
        var (beside, reports) = (played.Files.Where(file => file.Key.StartsWith("evidence/", StringComparison.Ordinal)).ToList(), played.Files.Where(file => !file.Key.StartsWith("evidence/", StringComparison.Ordinal)));
        Assert.That(reports.Sum(file => file.Value.Length), Is.LessThan(3_000_000));
        Assert.That(beside.Select(file => file.Value.Length), Is.Not.Empty.And.All.LessThanOrEqualTo(4 * 1024 * 1024));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("file:///etc/passwd")]
    [TestCase("http://169.254.169.254:99999/")]
    [TestCase("http://user:Geheimnis@127.0.0.1:1/")]
    [TestCase("http://[::1")]
    [TestCase("\\u0000\\r\\nSet-Cookie: x")]
    public async Task An_endpoint_with_a_URL_that_leads_nowhere_is_no_error(string url)
    {
        await using var server = await HostileCpo.ChangedAsync("2.2.1", body => body.Replace("\"endpoints\":[", $$"""
            "endpoints":[{"identifier":"locations","role":"SENDER","url":"{{url}}"},
            """, StringComparison.Ordinal));

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "versions", "--module", "locations", "--connect-timeout", "5s", "--timeout", "10s");

        Assert.That(string.Concat(played.Files.Values) + played.Screen, Does.Not.Contain("Geheimnis@"));
        Assert.That(played.Said(Verdict.Pass), Is.Not.Empty);
    }
}
