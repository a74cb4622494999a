using System.Net;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Listening;

[TestFixture, Category("integration")]
internal sealed class CounterpartyTests
{
    [TestCase("CPO")]
    [TestCase("EMSP")]
    public async Task Names_its_interfaces_where_they_answer(string role)
    {
        await using var caller = await Caller.OfAsync(role);

        var versions = await caller.GetAsync("versions");
        var details = await caller.GetAsync(versions.Data[0].GetProperty("url").GetString()!);

        Assert.That(Protocol221.Edition.Schemas.Validate("Version", versions.Data[0]), Is.Empty);
        Assert.That(Protocol221.Edition.Schemas.Validate("VersionDetails", details.Data), Is.Empty);
        foreach (var endpoint in details.Data.GetProperty("endpoints").EnumerateArray())
        {
            var answer = await caller.GetAsync(endpoint.GetProperty("url").GetString()!);
            // A list, a method that is not there, or a URL that only begins like one of ours: never an error of ours.
            Assert.That((int)answer.Http, Is.EqualTo(200).Or.EqualTo(404).Or.EqualTo(405), endpoint.ToString());
            Assert.That(answer.Status, Is.Not.Null);
        }
    }

    [Test]
    public async Task Says_in_the_answer_what_every_answer_says()
    {
        await using var caller = await Caller.OfAsync("EMSP");

        var answer = await caller.GetAsync(
            "2.2.1/tokens/sender", ("X-Request-ID", "a"), ("X-Correlation-ID", "b"), ("OCPI-from-country-code", "DE"), ("OCPI-from-party-id", "ABC"),
            ("OCPI-to-country-code", "NL"), ("OCPI-to-party-id", "OKT"));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Headers.First("X-Request-ID"), Is.EqualTo("a"));
            Assert.That(answer.Headers.First("X-Correlation-ID"), Is.EqualTo("b"));
            Assert.That(answer.Headers.First("OCPI-to-country-code"), Is.EqualTo("DE"));
            Assert.That(answer.Headers.First("OCPI-to-party-id"), Is.EqualTo("ABC"));
            Assert.That(answer.Headers.First("OCPI-from-country-code"), Is.EqualTo("NL"));
            Assert.That(answer.Headers.First("OCPI-from-party-id"), Is.EqualTo("OKT"));
            Assert.That(answer.Headers.First("Content-Type"), Does.StartWith("application/json"));
            Assert.That(Protocol221.Edition.Schemas.Validate("DateTime", answer.Body.Envelope!.Timestamp!.Value), Is.Empty);
        });
    }

    [Test]
    public async Task Keeps_every_call_with_the_answer_that_it_got()
    {
        await using var caller = await Caller.OfAsync("CPO");

        await caller.GetAsync("2.2.1/locations/sender?limit=1", ("X-Mine", "yes"));
        caller.Token = "wrong";
        await caller.GetAsync("somewhere/else");
        var calls = caller.Party.Inbox.Take();

        Assert.Multiple(() =>
        {
            Assert.That(calls, Has.Count.EqualTo(2));
            Assert.That(calls[0].Operation!.Id, Is.EqualTo("locations.sender.list"));
            Assert.That(calls[0].Arrival, Is.EqualTo(calls[0].Arrival with { Token = ShownToken.Right, Case = null }));
            Assert.That(calls[0].Arrival.Parameters, Is.EqualTo(new Dictionary<string, string> { ["limit"] = "1" }));
            Assert.That(calls[0].Request.Url, Is.EqualTo(new Uri(caller.Party.Versions, "2.2.1/locations/sender?limit=1")));
            Assert.That(calls[0].Request.Headers.First("X-Mine"), Is.EqualTo("yes"));
            Assert.That(calls[0].Response!.Status, Is.EqualTo(200));
            Assert.That(calls[1].Operation, Is.Null);
            Assert.That(calls[1].Arrival.Token, Is.EqualTo(ShownToken.Unknown));
            Assert.That(calls[1].Response!.Status, Is.EqualTo(404));
        });
    }

    [Test]
    public async Task Lists_page_by_page_without_leaving_anything_out()
    {
        await using var caller = await Caller.OfAsync("CPO");
        var (seen, next) = (new List<string>(), "2.2.1/locations/sender?limit=7");

        while (next is not null)
        {
            var page = await caller.GetAsync(next);
            Assert.That(page.Headers.First("X-Total-Count"), Is.EqualTo("25"));
            Assert.That(page.Data.GetArrayLength(), Is.LessThanOrEqualTo(7));
            seen.AddRange(page.Data.EnumerateArray().Select(location => location.GetProperty("id").GetString()!));
            next = page.Headers.First("Link") is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.That(seen, Is.EqualTo(caller.Party.Data.Locations.Select(location => $"{location["id"]}")));
    }

    [Test]
    public async Task Lists_from_an_instant_on_and_up_to_another()
    {
        await using var caller = await Caller.OfAsync("CPO");
        var updates = caller.Party.Data.Tariffs.Select(tariff => $"{tariff["last_updated"]}").ToList();

        var some = await caller.GetAsync($"2.2.1/tariffs/sender?date_from={updates[3]}&date_to={updates[5]}");
        var wrong = await caller.GetAsync("2.2.1/tariffs/sender?date_from=yesterday");

        Assert.That(some.Data.EnumerateArray().Select(tariff => tariff.GetProperty("last_updated").GetString()), Is.EqualTo(updates[3..5]));
        Assert.That((wrong.Http, wrong.Status), Is.EqualTo((HttpStatusCode.OK, 2001)));
    }

    [Test]
    public async Task Gives_a_location_its_evses_and_their_connectors()
    {
        await using var caller = await Caller.OfAsync("CPO");
        var id = $"{caller.Party.Data.Locations[2]["id"]}";

        var location = await caller.GetAsync($"2.2.1/locations/sender/{id.ToLowerInvariant()}");
        var connector = await caller.GetAsync($"2.2.1/locations/sender/{id}/{id}-E2/2");
        var unknown = await caller.GetAsync($"2.2.1/locations/sender/{id}/{id}-E3");

        Assert.That(location.Data.GetProperty("id").GetString(), Is.EqualTo(id));
        Assert.That(connector.Data.GetProperty("standard").GetString(), Is.EqualTo("CHADEMO"));
        Assert.That((unknown.Http, unknown.Status), Is.EqualTo((HttpStatusCode.NotFound, 2000)));
    }

    [Test]
    public async Task Takes_a_response_url_for_the_case_that_it_was_made_for_and_no_other()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var (one, other) = (caller.Party.ResponseUrl("a/1"), caller.Party.ResponseUrl("b/1", Protocol221.Edition.Operations["chargingprofiles.receiver.put"]));

        await caller.SendAsync("POST", one.AbsoluteUri, new { result = "ACCEPTED" });
        await caller.SendAsync("POST", other.AbsoluteUri, new { result = "ACCEPTED" });
        var wrapped = await caller.SendAsync("POST", one.AbsoluteUri, new { data = new { result = "ACCEPTED" }, status_code = 1000, timestamp = "2026-01-01T00:00:00Z" });
        var guessed = await caller.SendAsync("POST", one.AbsoluteUri[..^1], new { result = "ACCEPTED" });
        var calls = caller.Party.Inbox.Take();

        Assert.Multiple(() =>
        {
            Assert.That(one, Is.Not.EqualTo(other));
            Assert.That(calls.Select(call => call.Operation?.Id), Is.EqualTo(new[] { "commands.sender.post.result", "chargingprofiles.sender.post.result", "commands.sender.post.result", null }));
            Assert.That(calls.Select(call => call.Arrival.Case), Is.EqualTo(new[] { "a/1", "b/1", "a/1", null }));
            Assert.That(wrapped.Status, Is.EqualTo(2001), "a result comes bare (AMB-08)");
            Assert.That(guessed.Http, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }
}
