using OcpiKit.Engine.Parties;

namespace OcpiKit.Compliance.Tests.Parties;

[TestFixture, Category("unit")]
internal sealed class ProfileSectionsTests
{
    private string _file = "";

    [SetUp]
    public void MakeFile() => _file = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(_file);

    [Test]
    public void A_trigger_calls_with_a_JSON_body_and_headers_or_runs_a_command()
    {
        var profile = Read("""
            triggers:
              charge: { http: "POST http://localhost:8001/station/swipe?at=${location_id}", body: { uid: "${token_uid}", soon: true, times: [1.50] }, headers: { X-Key: k } }
              unplug: { shell: "./unplug.sh" }
            """);

        var charge = (HttpTrigger)profile.Triggers["charge"];
        Assert.That((charge.Method, charge.Url), Is.EqualTo(("POST", "http://localhost:8001/station/swipe?at=${location_id}")));
        Assert.That(charge.Body, Is.EqualTo("""{"uid":"${token_uid}","soon":true,"times":[1.50]}"""));
        Assert.That(charge.Headers, Is.EqualTo(new Dictionary<string, string> { ["X-Key"] = "k" }));
        Assert.That(profile.Triggers["unplug"], Is.EqualTo(new ShellTrigger("./unplug.sh")));
    }

    [Test]
    public void A_body_may_be_JSON_as_text_where_a_value_in_it_is_a_number()
    {
        var profile = Read("""triggers: { evse-limit: { http: POST http://localhost/limit, body: '{ "watts": ${watts} }' } }""");

        Assert.That(((HttpTrigger)profile.Triggers["evse-limit"]).Body, Is.EqualTo("""{ "watts": ${watts} }"""));
    }

    [Test]
    public void Test_data_is_taken_as_it_is_written()
    {
        var profile = Read("data: { location_id: LOC1, evse_uid: 3256, token_uid: 012345678, connector_id: \"1\" }");

        Assert.That(profile.Data, Is.EqualTo(new Dictionary<string, string>
        {
            ["location_id"] = "LOC1", ["evse_uid"] = "3256", ["token_uid"] = "012345678", ["connector_id"] = "1",
        }));
    }

    [Test]
    public void An_agreed_module_stands_for_the_interface_that_the_role_has()
    {
        var agreed = Read("expect: { modules: [credentials, locations, tokens], interfaces: [commands.receiver], push: [], real_time_authorization: true }").Expect!;

        Assert.That(agreed.Offers("CPO"), Is.EqualTo(new[] { ("credentials", (string?)null), ("locations", "sender"), ("tokens", "receiver"), ("commands", "receiver") }));
        Assert.That(agreed.Offers("EMSP").Skip(1).Take(2), Is.EqualTo(new[] { ("locations", "receiver"), ("tokens", "sender") }));
        Assert.That((agreed.Pushes, agreed.RealTimeAuthorization), Is.EqualTo((Array.Empty<string>(), true)));
    }

    [Test]
    public void Of_pushes_that_nobody_spoke_of_nothing_is_said() => Assert.That(Read("expect: { modules: [locations] }").Expect!.Pushes, Is.Null);

    [Test]
    public void Who_we_are_and_who_is_addressed_follows_from_the_role_that_is_found()
    {
        var profile = Read("from: { CPO: NL*OKT, EMSP: NL*OKM }\nto: { CPO: DE*AAA, EMSP: DE*BBB }");

        Assert.That((profile.Testing("CPO").From, profile.Testing("CPO").To), Is.EqualTo((new PartyName("NL", "OKM"), new PartyName("DE", "AAA"))));
        Assert.That((profile.Testing("EMSP").From, profile.Testing("EMSP").To), Is.EqualTo((new PartyName("NL", "OKT"), new PartyName("DE", "BBB"))));
        Assert.That(Read("from: NL*OKT").Testing("CPO").From, Is.EqualTo(new PartyName("NL", "OKT")));
    }

    [Test]
    public void The_command_line_wins_over_a_pair_per_role()
    {
        File.WriteAllText(_file, "from: { CPO: NL*OKT, EMSP: NL*OKM }");

        var profile = ProfileReader.Read(_file, _ => null, [new("from", "NL*XYZ")]);

        Assert.That(profile.Testing("CPO").From, Is.EqualTo(new PartyName("NL", "XYZ")));
    }

    [TestCase("9000", "0.0.0.0:9000")]
    [TestCase("127.0.0.1:0", "127.0.0.1:0")]
    [TestCase("[::1]:9000", "[::1]:9000")]
    [TestCase(":9000", "0.0.0.0:9000")]
    public void Where_to_listen_is_a_port_or_a_host_and_a_port(string written, string listen) => Assert.That(Read($"listen: \"{written}\"").Listen, Is.EqualTo(listen));

    [TestCase("localhost")]
    [TestCase("localhost:70000")]
    [TestCase("http://localhost:9000")]
    public void Anything_else_to_listen_at_is_told(string written) => Assert.That(() => Read($"listen: \"{written}\""), Throws.InstanceOf<ProfileException>().With.Message.Contains("127.0.0.1:9000"));

    private Profile Read(string text)
    {
        File.WriteAllText(_file, text);
        return ProfileReader.Read(_file, _ => null, []);
    }
}
