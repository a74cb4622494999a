using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Ocpi.Documentation;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Servers.Tests.Cpo;
using OcpiKit.Servers.Tests.Emsp;

namespace OcpiKit.Servers.Tests.Documentation;

/// <summary>The reference says what is there: no route without a word about it, no word about a route that is missing.</summary>
[TestFixture("cpo"), TestFixture("emsp"), Category("integration")]
internal sealed class ApiReferenceTests(string role)
{
    private ServerInProcess _server = null!;
    private Platform _platform = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = role is "cpo" ? await CpoInProcess.StartAsync() : await EmspInProcess.StartAsync();
        _platform = _server.Server.Services.GetRequiredService<Platform>();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public void Every_route_of_OCPI_is_an_operation_that_the_catalogue_knows() =>
        Assert.That(
            Routes.Where(route => Operations.Find(_platform, route.Method, route.Path) is null), Is.Empty,
            "give the operation an entry in servers/Ocpi/Documentation/Catalogue");

    [Test]
    public void Every_operation_of_a_module_that_is_offered_has_a_route()
    {
        var offered = Operations.All.Where(operation => operation.Module is "versions"
            || _platform.Modules.Any(module => module.Identifier == operation.Module && (operation.Role is null || operation.Role == module.Role)));
        var routed = Routes.Select(route => Operations.Find(_platform, route.Method, route.Path)?.Id).ToHashSet();

        Assert.That(offered.Select(operation => operation.Id).Where(id => !routed.Contains(id)), Is.Empty);
    }

    [Test]
    public async Task The_document_shows_every_operation_once()
    {
        using var document = await ReadAsync("ocpi");

        var shown = All(document).Select(operation => operation.Text.GetProperty("operationId").GetString()).ToList();
        var routed = Routes.Select(route => Operations.Find(_platform, route.Method, route.Path)!.Id).Distinct();
        Assert.That(shown, Is.EquivalentTo(routed));
    }

    [Test]
    public async Task Every_operation_says_what_it_does_what_may_be_sent_and_how_it_may_be_answered()
    {
        using var document = await ReadAsync("ocpi");

        using var all = Assert.EnterMultipleScope();
        foreach (var (path, method, text) in All(document))
        {
            var what = $"{method} {path}";
            var known = Operations.Find(_platform, method, path)!;
            Assert.That(text.GetProperty("summary").GetString(), Is.EqualTo(known.Title), what);
            Assert.That(text.GetProperty("security").GetArrayLength(), Is.Positive, what);
            Assert.That(text.TryGetProperty("requestBody", out var body), Is.EqualTo(known.Body is not null), what);
            Assert.That(known.Body is null || body.GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _), what + " has an example of its body");
            Assert.That(text.GetProperty("responses").TryGetProperty("401", out _), what);
            var parameters = text.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).ToList();
            Assert.That(parameters, Is.Unique.And.Contains("X-Request-ID"), what);
            Assert.That(path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}')), Is.SubsetOf(parameters), what);
            Assert.That(!known.IsList || ((string[])["date_from", "date_to", "offset", "limit"]).All(parameters.Contains), what + " is a list");
            foreach (var answer in text.GetProperty("responses").EnumerateObject())
                Assert.That(answer.Value.GetProperty("content").GetProperty("application/json").GetProperty("examples").EnumerateObject(), Is.Not.Empty, $"{what} {answer.Name}");
        }
    }

    [Test]
    public async Task An_example_of_something_that_the_server_owns_can_be_asked_for()
    {
        using var document = await ReadAsync("ocpi");
        var reads = All(document).Where(operation => operation.Method is "GET" && Operations.Find(_platform, "GET", operation.Path) is { Role: not OcpiKit.Ocpi.Types.InterfaceRole.Receiver });
        if (_server is EmspInProcess emsp)
            await emsp.RegisterAsync("PAR");

        using var all = Assert.EnterMultipleScope();
        foreach (var (path, _, text) in reads.Where(read => !read.Path.Contains("/sessions", StringComparison.Ordinal) && !read.Path.Contains("/cdrs", StringComparison.Ordinal)))
        {
            var url = text.GetProperty("parameters").EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() is "path").Aggregate(
                path,
                (url, parameter) => url.Replace($"{{{parameter.GetProperty("name").GetString()}}}", Uri.EscapeDataString(parameter.GetProperty("example").GetString()!), StringComparison.Ordinal));
            Assert.That((await _server.GetAsync(url)).Http, Is.EqualTo(HttpStatusCode.OK), url);
        }
    }

    [Test]
    public async Task What_is_for_operators_has_a_document_of_its_own()
    {
        using var ocpi = await ReadAsync("ocpi");
        using var ours = await ReadAsync("operator");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(All(ours).Select(operation => operation.Path), Contains.Item("/watch/state"));
            Assert.That(All(ours).Select(operation => operation.Path), Has.None.StartsWith("/ocpi"));
            Assert.That(All(ocpi).Select(operation => operation.Path), Has.None.StartsWith("/watch"));
        }
    }

    private IEnumerable<(string Method, string Path)> Routes => _server.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/ocpi/", StringComparison.Ordinal))
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (method, endpoint.RoutePattern.RawText!)))
        .Where(route => !HttpMethods.IsHead(route.method));

    private async Task<JsonDocument> ReadAsync(string document) => JsonDocument.Parse(await _server.Client.GetStringAsync($"/docs/{document}.json"));

    private static IEnumerable<(string Path, string Method, JsonElement Text)> All(JsonDocument document) => document.RootElement.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject().Select(method => (path.Name, method.Name.ToUpperInvariant(), method.Value)));
}
