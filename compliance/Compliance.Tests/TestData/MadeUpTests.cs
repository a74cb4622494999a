using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.TestData;

namespace OcpiKit.Compliance.Tests.TestData;

[TestFixture, Category("unit")]
internal sealed class MadeUpTests
{
    private static readonly PartyName Owner = new("NL", "OKT");

    [Test]
    public void Is_valid_whatever_the_seed([Values(0, 1, 221, int.MaxValue)] int seed)
    {
        var data = MadeUp.Of(Owner, new("DE", "ABC"), seed);

        Assert.Multiple(() =>
        {
            Valid("Token", data.Tokens);
            Valid("Tariff", data.Tariffs);
            Valid("Location", data.Locations);
            Valid("Session", data.Sessions);
            Valid("CDR", data.Cdrs);
        });

        static void Valid(string type, IReadOnlyList<JsonObject> objects)
        {
            foreach (var item in objects)
                Assert.That(Protocol221.Edition.Schemas.Validate(type, JsonSerializer.SerializeToElement(item)), Is.Empty, item.ToJsonString());
        }
    }

    [Test]
    public void Is_the_same_for_the_same_seed_and_another_for_another()
    {
        var (one, again, other) = (Texts(5), Texts(5), Texts(6));

        Assert.That(again, Is.EqualTo(one));
        Assert.That(other, Is.Not.EqualTo(one));

        static List<string> Texts(int seed) => [.. MadeUp.Of(Owner, null, seed).Belongings.Select(pair => $"{pair.Key} {pair.Value}")];
    }

    [Test]
    public void Belongs_together()
    {
        var ours = MadeUp.Of(Owner, null, 3).Belongings;
        var (token, location, tariff, session, cdr) = (ours["our_token"], ours["our_location"], ours["our_tariff"], ours["our_session"], ours["our_cdr"]);

        Assert.Multiple(() =>
        {
            Assert.That(Text(session, "id"), Is.EqualTo(Text(cdr, "session_id")));
            Assert.That(Text(session.GetProperty("cdr_token"), "uid"), Is.EqualTo(Text(token, "uid")));
            Assert.That(Text(session, "location_id"), Is.EqualTo(Text(location, "id")));
            Assert.That(Text(cdr.GetProperty("cdr_location"), "evse_uid"), Is.EqualTo(Text(location.GetProperty("evses")[0], "uid")));
            Assert.That(Text(cdr.GetProperty("tariffs")[0], "id"), Is.EqualTo(Text(tariff, "id")));
            Assert.That(location.GetProperty("evses")[0].GetProperty("connectors")[0].GetProperty("tariff_ids")[0].GetString(), Is.EqualTo(Text(tariff, "id")));
        });

        static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
    }

    [Test]
    public void Is_recognisable_and_has_ids_that_differ()
    {
        var data = MadeUp.Of(Owner, null, 9);
        var ids = data.Tokens.Select(token => $"{token["uid"]}")
            .Concat(data.Tariffs.Concat(data.Locations).Concat(data.Sessions).Concat(data.Cdrs).Select(item => $"{item["id"]}")).ToList();

        Assert.That(ids, Is.Unique);
        Assert.That(ids, Has.All.StartsWith("OCPIKIT"));
    }

    [Test]
    public void Charges_at_our_stations_whoever_the_partner_is()
    {
        var session = MadeUp.Of(Owner, new("DE", "ABC"), 1).Belongings["our_session"];

        Assert.That(session.GetProperty("party_id").GetString(), Is.EqualTo("OKT"));
        Assert.That(session.GetProperty("cdr_token").GetProperty("party_id").GetString(), Is.EqualTo("ABC"));
    }
}
