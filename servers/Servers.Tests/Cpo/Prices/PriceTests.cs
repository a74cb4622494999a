using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Servers.Tests.Cpo.Prices;

/// <summary>Who makes the prices makes a tariff: every eMSP has it, and loses it again when it is gone.</summary>
[TestFixture, Category("integration")]
public sealed class PriceTests
{
    private const string Price = """{ "currency": "EUR", "elements": [{ "price_components": [{ "type": "ENERGY", "price": 0.41, "step_size": 1 }] }] }""";

    private CpoServer _cpo = null!;
    private EmspServer _emsp = null!;
    private HttpClient _office = null!;

    [OneTimeSetUp]
    public async Task Register()
    {
        _emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 1, PullInterval = 0 });
        _cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 5, PullInterval = 0 });
        await _cpo.RegisterAsync(_emsp.VersionsUrl, _emsp.Invite());
        _office = new HttpClient { BaseAddress = _cpo.BaseUrl };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _office.Dispose();
        await _cpo.DisposeAsync();
        await _emsp.DisposeAsync();
    }

    [Test]
    public async Task A_tariff_that_is_made_is_at_the_eMSP_and_one_that_is_taken_away_is_not()
    {
        var key = new ObjectKey("tariffs", "DE", "OKC", "NIGHT");

        var made = await PushedAsync(() => _office.PutAsync(new Uri("/prices/NIGHT", UriKind.Relative), Json(Price)));
        var told = await _emsp.Services.GetRequiredService<IObjectStore>().FindAsync(key, default);
        var gone = await PushedAsync(() => DeleteAsync("NIGHT"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((made, gone), Is.EqualTo((PushResult.Delivered, PushResult.Delivered)));
            Assert.That((decimal)JsonNode.Parse(told!)!["elements"]![0]!["price_components"]![0]!["price"]!, Is.EqualTo(0.41m));
            Assert.That(await _emsp.Services.GetRequiredService<IObjectStore>().FindAsync(key, default), Is.Null);
        }
    }

    [Test]
    public async Task A_tariff_that_a_connector_has_stays()
    {
        var list = await _cpo.Services.GetRequiredService<IObjectStore>().ListAsync(new ObjectQuery("locations", new(null, null, 0, 1)), default);
        var used = (string)JsonNode.Parse(list.Objects[0])!["evses"]![0]!["connectors"]![0]!["tariff_ids"]![0]!;

        using var answer = await DeleteAsync(used);

        Assert.That((int)answer.StatusCode, Is.EqualTo(409));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(used));
    }

    [TestCase("NIGHT", """{ "currency": "EUR", "elements": [] }"""), TestCase("NIGHT", """{ "elements": 1 }"""), TestCase("NIGHT-THAT-HAS-A-NAME-LONGER-THAN-AN-ID-MAY-BE", Price)]
    public async Task What_is_no_tariff_is_refused(string id, string body)
    {
        using var answer = await _office.PutAsync(new Uri($"/prices/{id}", UriKind.Relative), Json(body));

        Assert.That((int)answer.StatusCode, Is.EqualTo(400), await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> DeleteAsync(string id) =>
        _office.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"/prices/{id}") { Content = Json("{}") });

    private static StringContent Json(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private async Task<PushResult> PushedAsync(Func<Task<HttpResponseMessage>> doAsync)
    {
        var pushed = new TaskCompletionSource<PushResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(PushOutcome outcome) => pushed.TrySetResult(outcome.Result);
        var log = _cpo.Services.GetRequiredService<PushLog>();
        log.Noted += Note;
        try
        {
            using var answer = await doAsync();
            Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return await pushed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            log.Noted -= Note;
        }
    }
}
