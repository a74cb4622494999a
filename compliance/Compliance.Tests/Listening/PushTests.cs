using System.Net;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Compliance.Tests.Listening;

[TestFixture, Category("integration")]
internal sealed class PushTests
{
    [Test]
    public async Task Keeps_what_is_new_and_replaces_what_was_known()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var tariff = Copy(caller.Party.Data.Tariffs[0]);
        var url = $"2.2.1/tariffs/receiver/NL/OKT/{tariff["id"]}";

        var created = await caller.SendAsync("PUT", url, tariff);
        tariff["currency"] = "GBP";
        var updated = await caller.SendAsync("PUT", url.ToUpperInvariant().Replace("TARIFFS/RECEIVER", "tariffs/receiver", StringComparison.Ordinal), tariff);
        var read = await caller.GetAsync(url);
        var deleted = await caller.SendAsync("DELETE", url);
        var gone = await caller.GetAsync(url);

        Assert.That(created.Http, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(updated.Http, Is.EqualTo(HttpStatusCode.OK), "ids are compared without regard to case");
        Assert.That(read.Data.GetProperty("currency").GetString(), Is.EqualTo("GBP"));
        Assert.That(deleted.Http, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(gone.Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Passes_a_change_of_a_connector_on_to_its_evse_and_location()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var location = Copy(caller.Party.Data.Locations[0]);
        var url = $"2.2.1/locations/receiver/NL/OKT/{location["id"]}";
        await caller.SendAsync("PUT", url, location);

        var patched = await caller.SendAsync("PATCH", $"{url}/{location["id"]}-E2/1", new { max_amperage = 100, last_updated = "2030-01-01T00:00:00Z" });
        var read = await caller.GetAsync(url);

        var evses = read.Data.GetProperty("evses");
        Assert.That(patched.Http, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(evses[1].GetProperty("connectors")[0].GetProperty("max_amperage").GetInt32(), Is.EqualTo(100));
        Assert.That(evses[1].GetProperty("last_updated").GetString(), Is.EqualTo("2030-01-01T00:00:00Z"));
        Assert.That(read.Data.GetProperty("last_updated").GetString(), Is.EqualTo("2030-01-01T00:00:00Z"));
        Assert.That(evses[0].GetProperty("last_updated").GetString(), Is.Not.EqualTo("2030-01-01T00:00:00Z"));
    }

    [Test]
    public async Task Puts_an_evse_into_a_location_that_it_knows_and_into_no_other()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var location = Copy(caller.Party.Data.Locations[0]);
        var url = $"2.2.1/locations/receiver/NL/OKT/{location["id"]}";
        var evse = Copy(location["evses"]![0]!.AsObject());
        evse["uid"] = "OCPIKIT-NEW";

        var early = await caller.SendAsync("PUT", $"{url}/OCPIKIT-NEW", evse);
        await caller.SendAsync("PUT", url, location);
        var created = await caller.SendAsync("PUT", $"{url}/OCPIKIT-NEW", evse);
        var again = await caller.SendAsync("PUT", $"{url}/OCPIKIT-NEW", evse);
        var read = await caller.GetAsync(url);

        Assert.That(early.Http, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((created.Http, again.Http), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK)));
        Assert.That(read.Data.GetProperty("evses").GetArrayLength(), Is.EqualTo(3));
    }

    [Test]
    public async Task Appends_the_periods_that_a_session_is_patched_with()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var session = Copy(caller.Party.Data.Sessions[0]);
        var url = $"2.2.1/sessions/receiver/NL/OKT/{session["id"]}";
        await caller.SendAsync("PUT", url, session);

        await caller.SendAsync("PATCH", url, new JsonObject { ["charging_periods"] = session["charging_periods"]!.DeepClone(), ["last_updated"] = "2030-01-01T00:00:00Z" });
        var read = await caller.GetAsync(url);

        Assert.That(read.Data.GetProperty("charging_periods").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task Refuses_a_change_that_says_no_time_or_breaks_the_object()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var session = Copy(caller.Party.Data.Sessions[0]);
        var url = $"2.2.1/sessions/receiver/NL/OKT/{session["id"]}";
        await caller.SendAsync("PUT", url, session);

        var timeless = await caller.SendAsync("PATCH", url, new { kwh = 3 });
        var broken = await caller.SendAsync("PATCH", url, """{"currency":null,"last_updated":"2030-01-01T00:00:00Z"}""");
        var elsewhere = await caller.SendAsync("PATCH", url + "X", new { kwh = 3, last_updated = "2030-01-01T00:00:00Z" });
        var read = await caller.GetAsync(url);

        Assert.That((timeless.Http, timeless.Status), Is.EqualTo((HttpStatusCode.OK, 2001)));
        Assert.That((broken.Http, broken.Status), Is.EqualTo((HttpStatusCode.OK, 2001)));
        Assert.That(elsewhere.Http, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(read.Data.GetProperty("currency").GetString(), Is.EqualTo("EUR"));
    }

    [Test]
    public async Task Knows_a_token_by_its_type_too()
    {
        await using var caller = await Caller.OfAsync("CPO");
        var token = Copy(caller.Party.Data.Tokens[0]);
        var url = $"2.2.1/tokens/receiver/NL/OKT/{token["uid"]}";

        var rfid = await caller.SendAsync("PUT", url, token);
        var same = await caller.SendAsync("PUT", url + "?type=RFID", token);
        var mismatch = await caller.SendAsync("PUT", url + "?type=APP_USER", token);
        token["type"] = "APP_USER";
        var app = await caller.SendAsync("PUT", url + "?type=APP_USER", token);

        Assert.That((rfid.Http, same.Http, app.Http), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created)));
        Assert.That(mismatch.Status, Is.EqualTo(2001));
    }

    [TestCase("id", "OTHER")]
    [TestCase("party_id", "XXX")]
    [TestCase("currency", null)]
    [TestCase("currency", "EURO")]
    public async Task Refuses_an_object_that_is_not_the_one_of_the_url_or_not_well_formed(string field, string? value)
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var tariff = Copy(caller.Party.Data.Tariffs[0]);
        var url = $"2.2.1/tariffs/receiver/NL/OKT/{tariff["id"]}";
        tariff[field] = value;

        var refused = await caller.SendAsync("PUT", url, tariff);

        Assert.That((refused.Http, refused.Status), Is.EqualTo((HttpStatusCode.OK, 2001)));
        Assert.That((await caller.GetAsync(url)).Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Takes_nothing_of_a_party_that_is_not_the_partners()
    {
        await using var caller = await Caller.OfAsync("EMSP", options => options with { Partners = [new PartyName("DE", "ABC")] });
        var tariff = caller.Party.Data.Tariffs[0];

        var refused = await caller.SendAsync("PUT", $"2.2.1/tariffs/receiver/NL/OKT/{tariff["id"]}", tariff);

        Assert.That(refused.Http, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Gives_each_cdr_a_url_of_its_own()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        var cdr = caller.Party.Data.Cdrs[0];

        var created = await caller.SendAsync("POST", "2.2.1/cdrs/receiver", cdr);
        var read = await caller.GetAsync(created.Headers.First("Location")!);
        var repeated = await caller.SendAsync("POST", "2.2.1/cdrs/receiver", cdr);
        var guessed = await caller.GetAsync($"2.2.1/cdrs/receiver/{cdr["id"]}");

        Assert.That(created.Http, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(read.Data.GetProperty("id").GetString(), Is.EqualTo($"{cdr["id"]}"));
        Assert.That(repeated.Status, Is.EqualTo(2001));
        Assert.That(guessed.Http, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(caller.Party.Inbox.Take().Select(call => call.Operation!.Id), Has.Exactly(2).EqualTo("cdrs.receiver.get"));
    }

    private static JsonObject Copy(JsonObject item) => item.DeepClone().AsObject();
}
