using System.Net;
using OcpiKit.Emsp;

namespace OcpiKit.Servers.Tests.Emsp;

[TestFixture, Category("integration")]
public sealed class TariffsReceiverTests
{
    private const string T1 = EmspInProcess.Tariffs + "/T1";

    private EmspInProcess _emsp = null!;

    [SetUp]
    public async Task Start() => _emsp = await EmspInProcess.RegisteredAsync(new EmspOptions { Tokens = 1 });

    [TearDown]
    public async Task Stop() => await _emsp.DisposeAsync();

    [Test]
    public async Task A_tariff_is_created_replaced_read_and_taken_back()
    {
        var created = await _emsp.PutAsync(T1, Made.Tariff().ToJsonString());
        var replaced = await _emsp.PutAsync(T1, Made.Tariff().With("currency", "CHF"));
        var read = await _emsp.GetAsync(T1);
        var deleted = await _emsp.SendAsync(HttpMethod.Delete, T1);
        var gone = await _emsp.GetAsync(T1);
        var deletedAgain = await _emsp.SendAsync(HttpMethod.Delete, T1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((created.Http, replaced.Http, deleted.Http), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That(read.Data.GetProperty("currency").GetString(), Is.EqualTo("CHF"));
            Assert.That((gone.Http, deletedAgain.Http), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        }
    }

    [Test]
    public async Task A_tariff_that_is_not_what_its_URL_says_is_refused()
    {
        foreach (var json in (string[])[Made.Tariff("T2").ToJsonString(), Made.Tariff().With("party_id", "XXX"), Made.Tariff().With("last_updated", null)])
            Assert.That((await _emsp.PutAsync(T1, json)).StatusCode, Is.EqualTo(2001));

        Assert.That((await _emsp.GetAsync(T1)).Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_tariff_is_never_changed_in_part() =>
        Assert.That((await _emsp.PatchAsync(T1, "{}")).Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    [Test]
    public async Task The_tariffs_of_others_are_out_of_reach()
    {
        var url = EmspInProcess.Tariffs.Replace("PAR", "OTH", StringComparison.Ordinal) + "/T1";

        Assert.That((await _emsp.PutAsync(url, Made.Tariff().With("party_id", "OTH"))).Http, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _emsp.SendAsync(HttpMethod.Delete, url)).Http, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
