using System.Net;
using System.Text.Json;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Listening;

[TestFixture, Category("integration")]
internal sealed class MisconductTests
{
    private const string List = "2.2.1/locations/sender";

    [Test]
    public async Task Answers_with_another_status_of_http_and_says_when_to_come_back()
    {
        await using var caller = await Misbehaving(new(Http: 429, RetryAfter: TimeSpan.FromSeconds(2)));

        var answer = await caller.GetAsync(List);

        Assert.That(answer.Http, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(answer.Headers.First("Retry-After"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Answers_with_another_status_of_ocpi()
    {
        await using var caller = await Misbehaving(new(Status: 3000));

        var answer = await caller.GetAsync(List);

        Assert.That((answer.Http, answer.Status), Is.EqualTo((HttpStatusCode.OK, 3000)));
    }

    [Test]
    public async Task Does_not_do_what_it_says_it_could_not_do()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var tariff = caller.Party.Data.Tariffs[0];
        caller.Party.Behave([new("tariffs.receiver.put", 0, 1, new(Http: 500), new("", 1, 1))]);
        var url = $"2.2.1/tariffs/receiver/NL/OKT/{tariff["id"]}";

        var failed = await caller.SendAsync("PUT", url, tariff);
        var unknown = await caller.GetAsync(url);
        var again = await caller.SendAsync("PUT", url, tariff);

        Assert.That(failed.Http, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(unknown.Http, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(again.Http, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Ends_the_connection_without_an_answer()
    {
        await using var caller = await Misbehaving(new(Abort: true));

        Assert.That(async () => await caller.GetAsync(List), Throws.InstanceOf<HttpRequestException>());

        var call = caller.Party.Inbox.Take()[0];
        Assert.That(call.Response, Is.Null);
        Assert.That(call.Fault, Does.Contain("as the scenario wants it"));
    }

    [Test]
    public async Task Ends_the_connection_in_the_middle_of_the_body()
    {
        await using var caller = await Misbehaving(new(Truncate: 20));

        Assert.That(async () => await caller.GetAsync(List), Throws.InstanceOf<HttpRequestException>());

        var call = caller.Party.Inbox.Take()[0];
        Assert.That((call.Response!.Truncated, call.Response.Body.Length), Is.EqualTo((true, 20)));
    }

    [Test]
    public async Task Leaves_headers_out_and_lies_in_others()
    {
        await using var caller = await Misbehaving(new(WithoutHeaders: ["X-Request-ID"], Headers: new Dictionary<string, string> { ["X-Total-Count"] = "3" }));

        var answer = await caller.GetAsync(List, ("X-Request-ID", "a"), ("X-Correlation-ID", "b"));

        Assert.That(answer.Headers.First("X-Request-ID"), Is.Null);
        Assert.That(answer.Headers.First("X-Correlation-ID"), Is.EqualTo("b"));
        Assert.That(answer.Headers.All("X-Total-Count"), Is.EqualTo(new[] { "3" }));
    }

    [Test]
    public async Task Gives_other_data()
    {
        await using var caller = await Misbehaving(new(Data: JsonSerializer.SerializeToElement(Array.Empty<int>())));

        var answer = await caller.GetAsync(List);

        Assert.That(answer.Data.GetArrayLength(), Is.Zero);
        Assert.That(answer.Status, Is.EqualTo(1000));
    }

    [Test]
    public async Task Gives_a_body_as_it_stands()
    {
        await using var caller = await Misbehaving(new(RawBody: "<html>"));

        var answer = await caller.GetAsync(List);

        Assert.That(answer.Body.JsonError, Is.Not.Null);
    }

    [Test]
    public async Task Answers_late()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var caller = await Caller.OfAsync("CPO", time: time);
        caller.Party.Behave([new("*", 0, null, new(Delay: TimeSpan.FromHours(1)), new("", 1, 1))]);

        var asking = caller.GetAsync(List);
        while (!asking.IsCompleted)
        {
            Assert.That(caller.Party.Inbox.Count, Is.Zero.Or.EqualTo(1));
            time.Advance(TimeSpan.FromMinutes(30));
            await Task.Yield();
        }

        Assert.That((await asking).Http, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(caller.Party.Inbox.Take()[0].Took, Is.GreaterThanOrEqualTo(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task Behaves_well_before_and_after_and_to_other_calls()
    {
        await using var caller = await Caller.OfAsync("CPO");
        caller.Party.Behave([new("locations.sender.list", 1, 2, new(Http: 500), new("", 1, 1))]);

        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
            statuses.Add((int)(await caller.GetAsync(List)).Http);
        var other = await caller.GetAsync("2.2.1/tariffs/sender");

        Assert.That(statuses, Is.EqualTo(new[] { 200, 500, 500, 200 }));
        Assert.That(other.Http, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Forgets_what_was_asked_of_it_before()
    {
        await using var caller = await Misbehaving(new(Http: 500));
        caller.Party.Behave([]);

        Assert.That((await caller.GetAsync(List)).Http, Is.EqualTo(HttpStatusCode.OK));

        caller.Party.Behave([new("*", 1, 1, new(Http: 500), new("", 1, 1))]);
        Assert.That((await caller.GetAsync(List)).Http, Is.EqualTo(HttpStatusCode.OK), "counting begins anew");
    }

    private static async Task<Caller> Misbehaving(Misconduct misconduct)
    {
        var caller = await Caller.OfAsync("CPO");
        caller.Party.Behave([new("*", 0, null, misconduct, new("", 1, 1))]);
        return caller;
    }
}
