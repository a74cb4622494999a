using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using static OcpiKit.Compliance.Tests.Running.Staging;

namespace OcpiKit.Compliance.Tests.Running;

/// <summary>What the user names of a platform's stations and cards is used, and nothing beside it.</summary>
[TestFixture, Category("unit")]
public sealed class DiscoveryTests
{
    private static readonly string[] Capable = ["RFID_READER"];

    private static ScriptedTarget Target() => new ScriptedTarget().Answer("/locations", new[] { Location("L1", "E1", "E2"), Location("L2", "E3", "E4") });

    private static object Location(string id, params string[] evses) =>
        new { id, evses = evses.Select(uid => new { uid, status = "AVAILABLE", capabilities = Capable, connectors = new[] { new { id = "1" }, new { id = "2" } } }) };

    [TestCase("", "/locations/L1/E1/1", TestName = "Nothing_is_named_and_the_first_is_taken")]
    [TestCase("location_id=l2", "/locations/L2/E3/1", TestName = "A_location_is_named_and_an_EVSE_of_it_is_taken")]
    [TestCase("evse_uid=E4", "/locations/L2/E4/1", TestName = "An_EVSE_is_named_and_its_location_is_found")]
    [TestCase("location_id=L1 connector_id=2", "/locations/L1/E1/2", TestName = "A_connector_is_named_too")]
    [TestCase("location_id=L9 evse_uid=E9 connector_id=9", "/locations/L9/E9/9", TestName = "All_is_named_and_nothing_is_looked_for")]
    public async Task What_the_profile_leaves_open_is_looked_for_beside_what_it_names(string data, string path)
    {
        var target = Target();

        await PlayAsync(target, data);

        Assert.That(target.Requests[^1].Url.AbsolutePath, Is.EqualTo(path));
        Assert.That(target.Requests.Any(request => request.Url.AbsolutePath == "/locations"), Is.EqualTo(!data.Contains("L9", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Where_nothing_belongs_to_what_is_named_nothing_happens_elsewhere_and_the_rest_is_asked_for()
    {
        var target = Target();

        var events = await PlayAsync(target, "location_id=L7");

        Assert.That(target.Requests.Select(request => request.Url.AbsolutePath), Has.None.StartsWith("/locations/"));
        Assert.That(events.OfType<Found>().Select(found => found.Finding).Single(finding => finding.Check == "cpo.test/one/played"), Has.Property("Verdict").EqualTo(Verdict.Blocked)
            .And.Property("Says").Contains("none was found in 1 page of its list to which location_id of the profile belongs; name the rest of it in the profile (data: { evse_uid: …, connector_id: … })"));
    }

    private static Task<IReadOnlyList<RunEvent>> PlayAsync(ScriptedTarget target, string data) =>
        new Staging
        {
            Target = target,
            Profile = new Profile
            {
                Url = ScriptedTarget.Versions,
                Token = ScriptedTarget.Token,
                Data = data.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]),
            },
        }.RunAsync(Scenario(Call("one", "locations.sender.get.connector", ("location_id", "${location_id}"), ("evse_uid", "${evse_uid}"), ("connector_id", "${connector_id}"))) with { Needs = ["evse"] });
}
