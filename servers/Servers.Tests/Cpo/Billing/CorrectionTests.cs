using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Servers.Tests.Cpo.Billing;

/// <summary>A bill that was wrong is taken back by a Credit CDR, and its charge billed anew.</summary>
[TestFixture, Category("integration")]
public sealed class CorrectionTests
{
    private CpoServer _cpo = null!;
    private HttpClient _office = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 5, History = 3, PullInterval = 0 });
        _office = new HttpClient { BaseAddress = _cpo.BaseUrl };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _office.Dispose();
        await _cpo.DisposeAsync();
    }

    [Test]
    public async Task What_was_billed_is_taken_back_and_billed_anew()
    {
        var store = _cpo.Services.GetRequiredService<IObjectStore>();
        var was = JsonNode.Parse((await store.ListAsync(new ObjectQuery("cdrs", new(null, null, 0, 1)), default)).Objects[0])!;

        using var answer = await CorrectAsync((string)was["id"]!, """{ "excl_vat": 1.5, "incl_vat": 1.79 }""");
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!;
        var (credit, anew) = (await FindAsync((string)told["credit"]!), await FindAsync((string)told["anew"]!));
        using var again = await CorrectAsync((string)was["id"]!, "{}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)credit["id"]!, Is.EqualTo($"{was["id"]}-C"));
            Assert.That(((bool)credit["credit"]!, (string)credit["credit_reference_id"]!), Is.EqualTo((true, (string)was["id"]!)));
            Assert.That((decimal)credit["total_cost"]!["excl_vat"]!, Is.EqualTo(-(decimal)was["total_cost"]!["excl_vat"]!));
            Assert.That((decimal)credit["total_energy"]!, Is.EqualTo((decimal)was["total_energy"]!));
            Assert.That((string)anew["id"]!, Is.Not.EqualTo((string)was["id"]!));
            Assert.That(anew["credit"] ?? anew["credit_reference_id"], Is.Null);
            Assert.That((decimal)anew["total_cost"]!["excl_vat"]!, Is.EqualTo(1.5m));
            Assert.That((string)anew["session_id"]!, Is.EqualTo((string)was["session_id"]!));
            Assert.That((int)again.StatusCode, Is.EqualTo(409));
        }
    }

    [TestCase("NOBODYS", "{}", 404), TestCase("NOBODYS", "{ \"other\": 1 }", 400)]
    public async Task What_is_no_bill_is_not_corrected(string id, string body, int status)
    {
        using var answer = await CorrectAsync(id, body);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    private Task<HttpResponseMessage> CorrectAsync(string id, string body) =>
        _office.PostAsync(new Uri($"/bills/{id}/correct", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

    private async Task<JsonNode> FindAsync(string id) =>
        JsonNode.Parse((await _cpo.Services.GetRequiredService<IObjectStore>().FindAsync(new ObjectKey("cdrs", "DE", "OKC", id), default))!)!;
}
