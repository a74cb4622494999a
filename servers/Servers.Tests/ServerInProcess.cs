using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Servers.Tests;

/// <summary>A server without sockets, and a client that has a token for it.</summary>
internal abstract class ServerInProcess : IAsyncDisposable
{
    protected ServerInProcess(OcpiServer server, string token)
    {
        Server = server;
        Client = Handler.CreateClient();
        Client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader(token));
    }

    public OcpiServer Server { get; }

    public HttpClient Client { get; }

    public TestServer Handler => (TestServer)Server.Services.GetRequiredService<IServer>();

    /// <summary>From now on the client sends this token.</summary>
    public void Use(string token) =>
        Client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader(token));

    /// <summary>Sends a request and reads the envelope, which every answer has.</summary>
    public Task<Reply> SendAsync(HttpMethod method, string url, params (string Name, string Value)[] headers) =>
        SendAsync(method, url, null, headers);

    /// <summary>The same with a body.</summary>
    public async Task<Reply> SendAsync(HttpMethod method, string url, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
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
        await Server.DisposeAsync();
    }

    /// <summary>Puts the server behind a <see cref="TestServer"/>.</summary>
    protected static Action<IHostApplicationBuilder> WithoutSockets(Action<IHostApplicationBuilder>? alter) => builder =>
    {
        ((WebApplicationBuilder)builder).WebHost.UseTestServer();
        builder.Services.AddSingleton(PullSchedule.Never); // where nothing is said about it nobody is asked anything
        alter?.Invoke(builder);
    };
}
