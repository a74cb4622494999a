using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OcpiKit.Proof.CommandLine;

/// <summary>The kit in one process and our servers in another, as everybody has it who tests a platform of their own: it registers, or has a token.</summary>
[TestFixture, Category("compliance")]
internal sealed partial class SeparateProcessesTests
{
    private Process _servers = null!;
    private string _folder = "";
    private string _cpo = "";
    private string _emsp = "";

    [OneTimeSetUp]
    public async Task StartServers()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-apart-").FullName;
        _servers = Started.Start("servers", "--port", "0", "--emsp-port", "0", "--locations", "60", "--pace", "20", "--pull-interval", "60", "--registration-token", "proof-token-a", "--quiet");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var said = await Started.ReadToAsync(_servers, "Ctrl-C stops it.", patience.Token);
        var urls = VersionsUrl().Matches(said).Select(match => match.Value).Distinct().ToList();
        (_cpo, _emsp) = (urls.Single(url => url.Contains("/cpo/", StringComparison.Ordinal)), urls.Single(url => url.Contains("/emsp/", StringComparison.Ordinal)));
    }

    [OneTimeTearDown]
    public void StopServers()
    {
        _servers.Kill(entireProcessTree: true);
        _servers.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task By_registration_the_CPO_is_played_in_both_directions_and_nothing_is_red()
    {
        var profile = Profile("cpo", """
            triggers:
              charge: { http: POST HOST/station/swipe, body: { location_id: "${location_id}", evse_uid: "${evse_uid}", connector_id: "${connector_id}", uid: "${token_uid}" } }
              unplug: { http: POST HOST/station/unplug, body: { location_id: "${location_id}", evse_uid: "${evse_uid}" } }
            """, _cpo);

        var verdicts = await PlayAsync(_cpo, "--token-a", "proof-token-a", "--from", "NL*OKT", "--profile", profile, "--module", "credentials", "--module", "commands", "--module", "sessions", "--module", "tokens");

        Assert.That(verdicts["both.credentials.registration"], Is.EqualTo("pass"));
        Assert.That(verdicts["cpo.commands.charge"], Is.EqualTo("pass"));
        Assert.That(verdicts["cpo.sessions.card"], Is.EqualTo("pass"));
        Assert.That(verdicts["both.credentials.end"], Is.EqualTo("pass"));
    }

    [Test]
    public async Task By_a_token_that_was_agreed_upon_the_CPO_is_read_and_what_needs_a_registration_is_blocked()
    {
        var verdicts = await PlayAsync(_cpo, "--token", "cpo_token_c_abcdef", "--from", "DE*OKM", "--module", "locations", "--module", "credentials");

        Assert.That(verdicts["cpo.locations.paging"], Is.EqualTo("pass"));
        Assert.That(verdicts["both.credentials.registration"], Is.EqualTo("blocked"));
    }

    [Test]
    public async Task By_registration_the_eMSP_is_played_in_both_directions_and_nothing_is_red()
    {
        var profile = Profile("emsp", """
            triggers:
              issue-token: { http: POST HOST/driver/tokens, body: { uid: "${token_uid}" } }
              block-token: { http: "PATCH HOST/driver/tokens/${token_uid}", body: { valid: false } }
              pull: { http: POST HOST/pull, body: {} }
            """, _emsp);

        var verdicts = await PlayAsync(_emsp, "--token-a", "proof-token-a", "--from", "NL*OKP", "--profile", profile, "--module", "credentials", "--module", "tokens", "--module", "locations");

        Assert.That(verdicts["both.credentials.registration"], Is.EqualTo("pass"));
        Assert.That(verdicts["emsp.tokens.push"], Is.EqualTo("pass"));
        Assert.That(verdicts["emsp.locations.pull"], Is.EqualTo("pass"));
    }

    private string Profile(string name, string text, string versions)
    {
        var path = Path.Combine(_folder, $"{name}.yaml");
        File.WriteAllText(path, text.Replace("HOST", new Uri(versions).GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        return path;
    }

    private async Task<Dictionary<string, string>> PlayAsync(string url, params string[] options)
    {
        var reports = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        var run = await Started.RunAsync(["compliance", url, "--reports", reports, "--state", Path.Combine(_folder, "relation.json"), .. options]);
        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(reports, "results.json")));
        var verdicts = results.RootElement.GetProperty("scenarios").EnumerateArray().ToDictionary(scenario => scenario.GetProperty("id").GetString()!, scenario => scenario.GetProperty("verdict").GetString()!);
        Assert.That(verdicts.Values, Has.None.EqualTo("fail").And.None.EqualTo("warn").And.None.EqualTo("error"), run.Out);
        return verdicts;
    }

    [GeneratedRegex(@"http://[^\s']+/versions")]
    private static partial Regex VersionsUrl();
}
