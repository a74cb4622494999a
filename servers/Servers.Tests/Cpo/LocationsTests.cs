using System.Net;

namespace OcpiKit.Servers.Tests.Cpo;

[TestFixture, Category("integration")]
public sealed class LocationsTests
{
    private CpoInProcess _cpo = null!;

    [OneTimeSetUp]
    public async Task Start() => _cpo = await CpoInProcess.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [Test]
    public async Task A_location_its_evses_and_connectors_are_the_same_alone_as_in_the_list()
    {
        foreach (var location in (await _cpo.GetAsync(CpoInProcess.Locations)).Data.EnumerateArray())
        {
            var path = $"{CpoInProcess.Locations}/{location.GetProperty("id").GetString()}";
            Assert.That((await _cpo.GetAsync(path)).Data.GetRawText(), Is.EqualTo(location.GetRawText()));
            foreach (var evse in location.GetProperty("evses").EnumerateArray())
            {
                var evsePath = $"{path}/{evse.GetProperty("uid").GetString()}";
                Assert.That((await _cpo.GetAsync(evsePath)).Data.GetRawText(), Is.EqualTo(evse.GetRawText()));
                foreach (var connector in evse.GetProperty("connectors").EnumerateArray())
                {
                    var connectorPath = $"{evsePath}/{connector.GetProperty("id").GetString()}";
                    Assert.That((await _cpo.GetAsync(connectorPath)).Data.GetRawText(), Is.EqualTo(connector.GetRawText()));
                }
            }
        }
    }

    [Test]
    public async Task Ids_are_found_in_any_case()
    {
        var location = (await _cpo.GetAsync(CpoInProcess.Locations)).Data[0];
        var id = location.GetProperty("id").GetString()!;
        var uid = location.GetProperty("evses")[0].GetProperty("uid").GetString()!;

        var lower = await _cpo.GetAsync($"{CpoInProcess.Locations}/{id.ToLowerInvariant()}/{uid.ToLowerInvariant()}/1");

        Assert.That((lower.Http, lower.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000)));
    }

    [TestCase("NO-SUCH", 2003), TestCase("{id}/NO-SUCH", 2000), TestCase("{id}/{uid}/NO-SUCH", 2000)]
    [TestCase("NO-SUCH/NO-SUCH/1", 2003), TestCase("{id}/{uid}/1/more", 2000)]
    public async Task What_does_not_exist_is_answered_404(string path, int statusCode)
    {
        var location = (await _cpo.GetAsync(CpoInProcess.Locations)).Data[0];
        path = path.Replace("{id}", location.GetProperty("id").GetString(), StringComparison.Ordinal)
            .Replace("{uid}", location.GetProperty("evses")[0].GetProperty("uid").GetString(), StringComparison.Ordinal);

        var reply = await _cpo.GetAsync($"{CpoInProcess.Locations}/{path}");

        Assert.That((reply.Http, reply.StatusCode, reply.HasData), Is.EqualTo((HttpStatusCode.NotFound, statusCode, false)));
    }

    [Test]
    public async Task The_tariffs_of_connectors_are_in_the_tariffs_module()
    {
        var tariffs = (await _cpo.WalkAsync(CpoInProcess.Tariffs)).Select(tariff => tariff.GetProperty("id").GetString()).ToHashSet();

        var named = (await _cpo.WalkAsync(CpoInProcess.Locations))
            .SelectMany(location => location.GetProperty("evses").EnumerateArray())
            .SelectMany(evse => evse.GetProperty("connectors").EnumerateArray())
            .SelectMany(connector => connector.GetProperty("tariff_ids").EnumerateArray())
            .Select(id => id.GetString())
            .Distinct();

        Assert.That(named, Is.SubsetOf(tariffs));
    }
}
