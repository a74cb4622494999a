using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OcpiKit.Cpo;
using OcpiKit.Cpo.Simulation;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Watching;

namespace OcpiKit.Servers.Tests.Emsp;

/// <summary>Both servers, over real sockets, and a driver who knows nothing but the app.</summary>
[TestFixture, Category("integration")]
public sealed class DriversStoryTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));

    private EmspServer _emsp = null!;
    private CpoServer _cpo = null!;
    private HttpClient _app = null!;

    [SetUp]
    public async Task Start()
    {
        _emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 20 }, Alter);
        _cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 60, History = 0 }, Alter);
        _app = new HttpClient { BaseAddress = _emsp.BaseUrl };
        await _cpo.RegisterAsync(_emsp.VersionsUrl, _emsp.Invite());

        void Alter(IHostApplicationBuilder builder)
        {
            builder.Services.AddSingleton<TimeProvider>(_time);
            builder.Services.AddSingleton(WatchLimits.Usual with { PerSecond = 100_000 });
        }
    }

    [TearDown]
    public async Task Stop()
    {
        _app.Dispose();
        await _cpo.DisposeAsync();
        await _emsp.DisposeAsync();
    }

    [Test]
    public async Task A_driver_finds_a_place_charges_and_gets_the_bill()
    {
        await PassAsync(TimeSpan.FromSeconds(1));
        await PassAsync(TimeSpan.FromSeconds(1));
        var place = await UntilAsync(async () => (await GetAsync("/driver/locations")).EnumerateArray().FirstOrDefault(HasFreeEvse));
        var evse = place.GetProperty("evses").EnumerateArray().First(IsFree);
        var token = (await GetAsync("/driver/tokens")).EnumerateArray().First(one => one.GetProperty("valid").GetBoolean() && Text(one, "type") is "RFID");

        var start = await PostAsync("/driver/start", new
        {
            token = Text(token, "uid"),
            location_id = Text(place, "id"),
            evse_uid = Text(evse, "uid"),
            connector_id = Text(evse.GetProperty("connectors")[0], "id"),
        });
        await PassAsync(TimeSpan.FromSeconds(2));
        var started = await DecidedAsync(start);
        await PassAsync(TimeSpan.FromSeconds(10));
        await PassAsync(TimeSpan.FromMinutes(20));
        var session = await UntilAsync(async () =>
            (await GetAsync($"/driver/sessions?token={Text(token, "uid")}")).EnumerateArray().FirstOrDefault(one => one.GetProperty("kwh").GetDecimal() > 0));
        var stop = await PostAsync("/driver/stop", new { session_id = Text(session, "id") });
        await PassAsync(TimeSpan.FromSeconds(2));
        var stopped = await DecidedAsync(stop);
        var bill = await UntilAsync(async () => (await GetAsync($"/driver/bills?session={Text(session, "id")}")).EnumerateArray().FirstOrDefault());
        var ended = await GetAsync($"/driver/sessions/{Text(session, "id")}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(place.GetProperty("prices").GetArrayLength(), Is.GreaterThan(0), "the driver saw what it costs");
            Assert.That((Text(start, "state"), Text(started, "state"), Text(stopped, "state")), Is.EqualTo(("PENDING", "ACCEPTED", "ACCEPTED")));
            Assert.That((Text(session, "status"), Text(ended, "status")), Is.EqualTo(("ACTIVE", "COMPLETED")));
            Assert.That((Text(bill.GetProperty("cdr_token"), "uid"), Text(bill, "session_id")), Is.EqualTo((Text(token, "uid"), Text(session, "id"))));
            Assert.That(bill.GetProperty("total_energy").GetDecimal(), Is.EqualTo(ended.GetProperty("kwh").GetDecimal()));
            Assert.That(bill.GetProperty("total_cost").GetProperty("excl_vat").GetDecimal(), Is.GreaterThan(0));
        }
    }

    private async Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        await _cpo.Services.GetRequiredService<Simulator>().StepAsync(default);
    }

    private Task<JsonElement> DecidedAsync(JsonElement order) => GetAsync($"/driver/orders/{Text(order, "id")}?wait=20");

    private async Task<JsonElement> GetAsync(string path) => (await _app.GetFromJsonAsync<JsonElement>(path)).GetProperty("data");

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _app.PostAsJsonAsync(path, body);
        var envelope = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.IsSuccessStatusCode, envelope.GetRawText());
        return envelope.GetProperty("data");
    }

    /// <summary>Looks whenever a message has passed, until there is something.</summary>
    private async Task<JsonElement> UntilAsync(Func<Task<JsonElement>> look)
    {
        var log = _emsp.Services.GetRequiredService<MessageLog>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var news = log.After(long.MaxValue).News;
            if (await look() is { ValueKind: not JsonValueKind.Undefined } found)
                return found;
            await news.WaitAsync(patience.Token);
        }
    }

    private static bool HasFreeEvse(JsonElement place) =>
        place.GetProperty("prices").GetArrayLength() > 0 && place.GetProperty("evses").EnumerateArray().Any(IsFree);

    private static bool IsFree(JsonElement evse) => Text(evse, "status") is "AVAILABLE";

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
