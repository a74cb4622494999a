using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Servers.Tests.Cpo.Stations;

/// <summary>Who builds a place has it in the list, and loses no EVSE by building on.</summary>
[TestFixture, Category("integration")]
public sealed class BuildingTests
{
    private const string Evse = """{ "uid": "NEW-E1", "status": "AVAILABLE", "connectors": [{ "id": "1", "standard": "IEC_62196_T2", "format": "SOCKET", "power_type": "AC_3_PHASE", "max_voltage": 230, "max_amperage": 32 }] }""";

    private CpoServer _cpo = null!;
    private HttpClient _office = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 5, PullInterval = 0 });
        _office = new HttpClient { BaseAddress = _cpo.BaseUrl };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _office.Dispose();
        await _cpo.DisposeAsync();
    }

    [Test]
    public async Task A_place_that_is_built_is_there_and_all_of_it_is_new()
    {
        using var answer = await PutAsync("NEW", Place(Evse));

        var kept = JsonNode.Parse((await _cpo.Services.GetRequiredService<IObjectStore>().FindAsync(new ObjectKey("locations", "DE", "OKC", "NEW"), default))!)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
            Assert.That((string?)kept["evses"]![0]!["connectors"]![0]!["last_updated"], Is.EqualTo((string?)kept["last_updated"]));
        }
    }

    [Test]
    public async Task An_EVSE_is_not_left_out()
    {
        using var built = await PutAsync("LASTING", Place(Evse));

        using var answer = await PutAsync("LASTING", Place(""));

        Assert.That((int)answer.StatusCode, Is.EqualTo(409));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("REMOVED"));
    }

    [TestCase("NEW", """{ "publish": true }"""), TestCase("NEW", "[]"), TestCase("A-PLACE-THAT-HAS-A-NAME-LONGER-THAN-AN-ID-MAY-BE", "{}")]
    public async Task What_is_no_place_is_refused(string id, string body)
    {
        using var answer = await PutAsync(id, body);

        Assert.That((int)answer.StatusCode, Is.EqualTo(400), await answer.Content.ReadAsStringAsync());
    }

    private static string Place(string evses) =>
        $$"""{ "publish": true, "address": "Weg 1", "city": "Berlin", "country": "DEU", "coordinates": { "latitude": "52.53000", "longitude": "13.38500" }, "time_zone": "Europe/Berlin", "evses": [{{evses}}] }""";

    private Task<HttpResponseMessage> PutAsync(string id, string body) =>
        _office.PutAsync(new Uri($"/station/locations/{id}", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
}
