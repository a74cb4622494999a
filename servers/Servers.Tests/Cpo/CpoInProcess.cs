using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Servers.Tests.Cpo;

/// <summary>A CPO without sockets, and a client that has its token.</summary>
internal sealed class CpoInProcess : IAsyncDisposable
{
    public const string Root = "/ocpi/cpo/2.2.1";
    public const string Locations = Root + "/locations";
    public const string Tariffs = Root + "/tariffs";

    private readonly CpoServer _server;

    private CpoInProcess(CpoServer server)
    {
        _server = server;
        Client = Handler.CreateClient();
        Client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader(server.Token));
    }

    public HttpClient Client { get; }

    public TestServer Handler => (TestServer)_server.Services.GetRequiredService<IServer>();

    public static async Task<CpoInProcess> StartAsync(CpoOptions? options = null, Action<IHostApplicationBuilder>? alter = null) =>
        new(await CpoServer.StartAsync(options ?? new CpoOptions { Locations = 60, PageLimit = 25 }, builder =>
        {
            ((WebApplicationBuilder)builder).WebHost.UseTestServer();
            alter?.Invoke(builder);
        }));

    /// <summary>Sends a request and reads the envelope, which every answer has.</summary>
    public async Task<Reply> SendAsync(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await Client.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    public Task<Reply> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, url, headers);

    /// <summary>Follows the links from page to page.</summary>
    public async Task<IReadOnlyList<JsonElement>> WalkAsync(string url)
    {
        var objects = new List<JsonElement>();
        for (var next = url; next is not null;)
        {
            var page = await GetAsync(next);
            objects.AddRange(page.Data.EnumerateArray());
            next = page.Header("Link")?.Split('<', '>')[1];
            Assert.That(objects, Has.Count.LessThan(10_000), "the pages have to end");
        }
        return objects;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
