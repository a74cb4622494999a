using System.Text;
using OcpiKit.Cli.Testing.Performance.Load;
using OcpiKit.Cpo;
using OcpiKit.Proof.CommandLine;
using OcpiKit.Proof.Hostile;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Proof.Testing;

/// <summary><c>test performance</c> as its users have it; how fast anything is, is nobody's business here.</summary>
[TestFixture, Category("integration"), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class PerformanceCommandTests : IDisposable
{
    private const string Token = "measured-by-strangers";
    private readonly string _folder = Directory.CreateTempSubdirectory("ocpikit-performance-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Puts_a_load_on_both_servers_writes_a_page_and_figures_and_compares_with_what_was_there()
    {
        string[] order = ["test", "performance", "load", "--rate", "20", "--duration", "1", "--warm-up", "0", "--locations", "25", "--reports", _folder];

        var (code, output, error) = await Started.RunAsync(order);
        var (again, compared, _) = await Started.RunAsync([.. order, "--compare", _folder]);

        Assert.That((code, again), Is.EqualTo((0, 0)), output + error + compared);
        Assert.That(output, Does.Contain("GET a page of 20 locations").And.Contains("PUT a session").And.Contains("POST a CDR"));
        Assert.That(compared, Does.Contain("Compared with the run of"));
        var result = Read();
        Assert.That(result.Loads.Select(load => (load.Role, load.Planned, load.Failed, load.Locations)), Is.EqualTo(new[] { ("CPO", 20L, 0L, (int?)25), ("EMSP", 20L, 0L, (int?)null) }));
        Assert.That(result.Loads.Select(load => load.Operations.Sum(one => one.Planned)), Is.All.EqualTo(20));
        Assert.That(result.Loads.Select(load => load.PeakMemoryMb), Is.All.GreaterThan(10));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_folder, "report.html")), Does.Contain("Compared with an earlier run"));
    }

    [Test]
    public async Task Follows_a_network_that_grows_from_its_start_to_its_copy_in_the_eMSP()
    {
        var (code, output, error) = await Started.RunAsync(
            "test", "performance", "growth", "--size", "30", "--size", "120", "--rate", "20", "--duration", "1", "--warm-up", "0", "--reports", _folder);

        Assert.That(code, Is.Zero, output + error);
        var growth = Read().Growth;
        Assert.That(growth.Select(point => (point.Locations, point.Cpo.Locations, point.Cpo.Failed)), Is.EqualTo(new[] { (30, (int?)30, 0L), (120, (int?)120, 0L) }));
        Assert.That(growth.Select(point => point.PullS), Is.All.Not.Null);
    }

    [Test]
    public async Task Reads_another_server_and_writes_nothing_into_it()
    {
        await using var server = await CpoServer.StartAsync(Kit.SmallCpo with { Token = Token });

        var (code, output, error) = await Started.RunAsync(
            "test", "performance", "--target", server.VersionsUrl.AbsoluteUri + "?key=s3cr3t-key", "--token", Token, "--rate", "20", "--duration", "1", "--warm-up", "0", "--reports", _folder);

        Assert.That(code, Is.Zero, output + error);
        var load = Read().Loads.Single();
        Assert.That((load.Role, load.Planned, load.Failed), Is.EqualTo(("CPO", 20, 0)));
        Assert.That(load.Operations.Select(one => one.Says), Is.All.StartsWith("GET "));
        foreach (var file in Directory.GetFiles(_folder))
            Assert.That(await File.ReadAllTextAsync(file), Does.Not.Contain(Token).And.Not.Contains("s3cr3t-key"));
    }

    [TestCase("a load is put on it only with --confirm cpo.example")]
    [TestCase("\"cpo.example.com\" is not the host of the target, which is cpo.example: nothing was sent.", "--confirm", "cpo.example.com")]
    [TestCase("--rate has to be a whole number from 1 to 100.", "--confirm", "cpo.example", "--rate", "101")]
    [TestCase("--duration has to be a whole number from 1 to 120.", "--confirm", "cpo.example", "--duration", "121")]
    public async Task Sends_nothing_to_another_machine_that_was_not_named_twice_or_is_asked_too_much(string sentence, params string[] options)
    {
        var (code, _, error) = await Started.RunAsync(["test", "performance", "--target", "https://cpo.example/ocpi/versions", "--token", "t", "--reports", _folder, .. options]);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(sentence));
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    [TestCase("--target goes with load alone", "growth", "--target", "http://localhost:1/versions", "--token", "t")]
    [TestCase("--target needs --token", "--target", "http://localhost:1/versions")]
    [TestCase("--token and --confirm go with --target", "load", "--token", "t")]
    [TestCase("--fail-if-worse needs --compare", "load", "--fail-if-worse")]
    [TestCase("--size has to be a whole number from 1 to 100000", "growth", "--size", "0")]
    [TestCase("cannot be read", "load", "--compare", "/nowhere/results.json")]
    public async Task Answers_a_mistake_with_one_sentence(string sentence, params string[] options)
    {
        var (code, output, error) = await Started.RunAsync(["test", "performance", .. options]);

        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain(sentence));
    }

    [Test]
    public async Task Says_where_there_is_no_server()
    {
        var (code, _, error) = await Started.RunAsync("test", "performance", "--target", "http://127.0.0.1:9/versions", "--token", "t", "--reports", _folder);

        Assert.That(code, Is.EqualTo(3));
        Assert.That(error, Does.Contain("http://127.0.0.1:9/versions cannot be reached."));
    }

    [Test]
    public async Task Says_before_it_measures_that_there_is_no_place_for_the_report()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");

        var (code, output, error) = await Started.RunAsync("test", "performance", "load", "--rate", "1", "--duration", "1", "--warm-up", "0", "--reports", file);

        Assert.That((code, output), Is.EqualTo((3, "")));
        Assert.That(error, Does.Contain($"The reports cannot be written to {file}"));
    }

    [TestCase("no JSON", "answers, but not as OCPI has it")]
    [TestCase("""{ "data": 1 }""", "answers, but not as OCPI has it")]
    [TestCase("""{ "data": [{ "version": "2.2.1" }] }""", "answers, but not as OCPI has it")]
    [TestCase("""{ "data": [{ "version": "\uD800" }] }""", "answers, but not as OCPI has it")]
    [TestCase("""{ "data": [{ "version": "2.2.1", "url": "http://[" }] }""", "answers, but not as OCPI has it")]
    [TestCase("""{ "data": [{ "version": "2.2.1", "url": "http://other.example/2.2.1" }] }""", "leads to http://other.example: name")]
    public async Task Says_of_a_stranger_that_it_answers_otherwise_than_OCPI_has_it(string answer, string sentence)
    {
        await using var stranger = new RawTarget((stream, _, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n{answer}"), stop).AsTask());

        var (code, _, error) = await Started.RunAsync("test", "performance", "--target", stranger.Url.AbsoluteUri, "--token", "t", "--reports", _folder);

        Assert.That(code, Is.EqualTo(3), error);
        Assert.That(error, Does.Contain(sentence));
    }

    [TestCase("https://cpo.example/versions", "https://cpo.example/2.2.1", true)]
    [TestCase("http://cpo.example/versions", "https://cpo.example/2.2.1", true)]
    [TestCase("http://localhost:8001/versions", "http://localhost:8002/2.2.1", true)]
    [TestCase("https://cpo.example/versions", "http://cpo.example/2.2.1", false)]
    [TestCase("https://cpo.example/versions", "https://other.example/2.2.1", false)]
    [TestCase("http://cpo.example/versions", "ftp://cpo.example/2.2.1", false)]
    public void Gives_the_token_to_the_host_that_was_named_alone_and_never_in_the_clear_instead_of_by_TLS(string named, string given, bool may) =>
        Assert.That(Endpoints.Stays(new(named), new(given)), Is.EqualTo(may));

    /// <summary>The figures of a run, in the form that is published.</summary>
    private PerformanceResult Read()
    {
        Published.AssertForm(Path.Combine(_folder, "results.json"), "performance");
        using var from = File.OpenRead(Path.Combine(_folder, "results.json"));
        return PerformanceJson.Read(from);
    }
}
