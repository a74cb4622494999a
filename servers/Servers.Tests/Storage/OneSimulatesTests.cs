using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;
using OcpiKit.Servers.Tests.Cpo;
using OcpiKit.Servers.Tests.Cpo.Charging;

namespace OcpiKit.Servers.Tests.Storage;

/// <summary>Of several instances of one CPO, one lets the network live, whichever was told what.</summary>
[TestFixture, Category("integration"), Category("postgres")]
public sealed class OneSimulatesTests : StorageFixture
{
    private readonly TimeProvider _time = new PacedTime(TimeProvider.System, 60);

    public OneSimulatesTests()
        : base(Kept.InPostgres)
    {
    }

    [Test, CancelAfter(60_000)]
    public async Task What_one_is_told_to_start_goes_on_at_the_other_when_the_one_that_simulated_is_gone(CancellationToken stop)
    {
        var one = await StartAsync();
        await using var two = await StartAsync();
        using var client = new HttpClient();

        var (location, evse) = await FreeEvseAsync(client, two, stop);
        await StartSessionAsync(client, two, location, evse, stop);
        var begun = await SessionAsync(client, one, session => Text(session, "status") is "ACTIVE", stop);
        await one.DisposeAsync(); // it started first, and so it was the one that simulated
        var grown = await SessionAsync(client, two, session => session.GetProperty("kwh").GetDecimal() > begun.GetProperty("kwh").GetDecimal() + 0.1m, stop);

        Assert.That(Text(grown, "id"), Is.EqualTo(Text(begun, "id")), "one order makes one session");
    }

    private Task<CpoServer> StartAsync() => CpoServer.StartAsync(
        new CpoOptions { Port = 0, Locations = 20, History = 0, Database = Database.Address },
        builder => builder.Services.AddSingleton(_time));

    private static async Task<(Location Location, Evse Evse)> FreeEvseAsync(HttpClient client, CpoServer server, CancellationToken stop)
    {
        var locations = (await SendAsync(client, server, HttpMethod.Get, CpoInProcess.Locations, null, stop)).Deserialize<List<Location>>(OcpiJson.Options)!;
        return locations
            .SelectMany(location => location.Evses!.Select(evse => (location, evse)))
            .First(pair => pair.evse is { Status: Status.Available, Connectors.Count: 1 });
    }

    private static Task<JsonElement> StartSessionAsync(HttpClient client, CpoServer server, Location location, Evse evse, CancellationToken stop)
    {
        var command = ChargingCpo.StartSession(location, evse);
        command["response_url"] = "http://localhost:1/nobody-waits";
        return SendAsync(client, server, HttpMethod.Post, CpoInProcess.Root + "/commands/START_SESSION", command, stop);
    }

    private static async Task<JsonElement> SessionAsync(HttpClient client, CpoServer server, Func<JsonElement, bool> fits, CancellationToken stop)
    {
        while (true)
        {
            var sessions = await SendAsync(client, server, HttpMethod.Get, CpoInProcess.Sessions, null, stop);
            Assert.That(sessions.GetArrayLength(), Is.LessThan(2));
            if (sessions.EnumerateArray().FirstOrDefault(fits) is { ValueKind: JsonValueKind.Object } session)
                return session;
            await Task.Delay(50, stop);
        }
    }

    private static async Task<JsonElement> SendAsync(
        HttpClient client, CpoServer server, HttpMethod method, string path, JsonObject? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.BaseUrl, path));
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader(server.Token));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, stop);
        return (await Reply.ReadAsync(response)).Data;
    }

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;
}
