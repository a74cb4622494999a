using System.Net;
using System.Text.Json.Nodes;
using OcpiKit.Emsp;

namespace OcpiKit.Servers.Tests.Emsp;

[TestFixture, Category("integration")]
public sealed class CdrsReceiverTests
{
    private EmspInProcess _emsp = null!;

    [SetUp]
    public async Task Start() => _emsp = await EmspInProcess.RegisteredAsync(new EmspOptions { Tokens = 1, RegistrationTokens = [EmspOptions.UsualRegistrationToken, "second"] });

    [TearDown]
    public async Task Stop() => await _emsp.DisposeAsync();

    [TestCase("CDR1"), TestCase("A/B 1?x=%2F#+"), TestCase("123456789012345678901234567890123456789")]
    public async Task A_CDR_is_kept_and_found_at_the_URL_that_the_answer_names(string id)
    {
        var sent = Made.Cdr(id).ToJsonString();

        var posted = await PostAsync(sent);
        var found = await _emsp.GetAsync(posted.Header("Location")!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((posted.Http, posted.StatusCode, posted.HasData), Is.EqualTo((HttpStatusCode.Created, 1000, false)));
            Assert.That(Uri.IsWellFormedUriString(posted.Header("Location"), UriKind.Absolute));
            Assert.That(found.Data.GetRawText(), Is.EqualTo(sent));
        }
    }

    [Test]
    public async Task The_same_CDR_again_changes_nothing_and_is_answered_with_its_URL()
    {
        var first = await PostAsync(Made.Cdr().ToJsonString());
        var again = await PostAsync(Made.Cdr().ToJsonString().Replace(",", " , ", StringComparison.Ordinal));

        Assert.That((again.Http, again.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000)));
        Assert.That(again.Header("Location"), Is.EqualTo(first.Header("Location")));
    }

    [Test]
    public async Task A_CDR_never_changes()
    {
        var url = (await PostAsync(Made.Cdr().ToJsonString())).Header("Location")!;

        var other = await PostAsync(Made.Cdr("cdr1").With("remark", "corrected"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((other.Http, other.StatusCode), Is.EqualTo((HttpStatusCode.OK, 2000)));
            Assert.That(other.Message, Does.Contain("credit CDR"));
            Assert.That((await _emsp.GetAsync(url)).Data.GetRawText(), Is.EqualTo(Made.Cdr().ToJsonString()));
            foreach (var method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete, HttpMethod.Post])
                Assert.That((await _emsp.SendAsync(method, url, "{}")).Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        }
    }

    [Test]
    public async Task What_was_wrong_is_taken_back_by_a_credit_CDR()
    {
        await PostAsync(Made.Cdr().ToJsonString());
        var credit = Made.Cdr("CDR1-C");
        credit["credit"] = true;
        credit["credit_reference_id"] = "CDR1";
        credit["total_cost"] = new JsonObject { ["excl_vat"] = -4.0 };

        Assert.That((await PostAsync(credit.ToJsonString())).Http, Is.EqualTo(HttpStatusCode.Created));
    }

    private static readonly TestCaseData[] Wrong =
    [
        Case("a CDR of somebody else", Made.Cdr().With("party_id", "OTH")),
        Case("no id", Made.Cdr().With("id", null)),
        Case("an empty id", Made.Cdr("").ToJsonString()),
        Case("an id that is too long", Made.Cdr(new string('x', 40)).ToJsonString()),
        Case("an id that is no ASCII", Made.Cdr("né").ToJsonString()),
        Case("no total", Made.Cdr().With("total_cost", null)),
        Case("no periods", Made.Cdr().With("charging_periods", new JsonArray())),
        Case("a way to authorize that does not exist", Made.Cdr().With("auth_method", "SMILE")),
        Case("a credit for nothing", Made.Cdr().With("credit", true)),
        Case("a list", "[]"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public async Task What_does_not_fit_is_answered_2001_and_not_kept(string json)
    {
        var reply = await PostAsync(json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.OK, 2001)), reply.Message);
            Assert.That(reply.Header("Location"), Is.Null);
        }
    }

    [Test]
    public async Task What_is_no_JSON_is_answered_400() =>
        Assert.That((await PostAsync("{")).Http, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task The_CDRs_of_one_CPO_are_out_of_reach_of_another()
    {
        var url = (await PostAsync(Made.Cdr().ToJsonString())).Header("Location")!;
        Assert.That((await _emsp.GetAsync(url + "9")).Http, Is.EqualTo(HttpStatusCode.NotFound));

        await _emsp.RegisterAsync("OTH", "second");

        Assert.That((await _emsp.GetAsync(url)).Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<Reply> PostAsync(string json) => _emsp.SendAsync(HttpMethod.Post, EmspInProcess.Cdrs, json);

    private static TestCaseData Case(string name, string json) => new TestCaseData(json).SetArgDisplayNames(name);
}
