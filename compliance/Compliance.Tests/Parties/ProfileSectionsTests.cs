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

    [TestCase("trigger: {}", "1:1: The option trigger is not known. Did you mean triggers?")]
    [TestCase("triggers: []", "1:11: triggers is a map of names and what they do, not a list.")]
    [TestCase("triggers: { charge: { htp: POST http://a/ } }", "1:23: The trigger charge has no key htp. Did you mean http?")]
    [TestCase("triggers: { charge: {} }", "1:13: The trigger charge has neither http nor shell. Write it as")]
    [TestCase("triggers: { charge: { http: POST http://a/, shell: x } }", "1:13: The trigger charge has both http and shell.")]
    [TestCase("triggers: { charge: { http: post http://a/ } }", "1:29: The trigger charge is no call: post http://a/. Write a method")]
    [TestCase("triggers: { charge: { http: \"POST http://${host}/\" } }", "1:29: The trigger charge is no call")]
    [TestCase("triggers: { charge: { http: POST http://a/, body: text } }", "1:51: The body of the trigger charge is a map, a list or JSON as text, not text. Write it as")]
    [TestCase("triggers: { charge: { shell: x, body: {} } }", "1:33: The trigger charge runs a command, which takes no body.")]
    [TestCase("triggers: { Charge: { shell: x } }", "1:13: Charge cannot be the name of a trigger.")]
    [TestCase("triggers: { charge: { http: POST http://a/, headers: { \"a b\": c } } }", "1:56: A header is written as")]
    [TestCase("expect: { module: [locations] }", "1:11: expect has no key module. Did you mean modules?")]
    [TestCase("expect: { modules: [locatoins] }", "1:21: modules cannot hold locatoins. Did you mean locations?")]
    [TestCase("expect: { interfaces: [locations.sendr] }", "Did you mean locations.sender?")]
    [TestCase("expect: { push: commands }", "1:17: push is a list, not text.")]
    [TestCase("expect: { real_time_authorization: maybe }", "1:36: real_time_authorization is true or false, not text.")]
    [TestCase("data: { location_id: [a] }", "1:22: location_id is a plain value, not a list.")]
    [TestCase("data: { Location: a }", "1:9: Location cannot be a name.")]
    [TestCase("from: { CPO: NL }", "1:14: The value NL of the option from cannot be read")]
    [TestCase("from: { HUB: NL*OKT }", "1:9: The option from has no key HUB. There are: CPO, EMSP.")]
    [TestCase("timeout: { a: b }", "1:10: The option timeout takes a plain value, not a map")]
    [TestCase("- url", "1:1: A profile is a list of \"option: value\" lines, not a list.")]
    public void A_mistake_is_told_with_its_place_and_what_would_be_right(string text, string says)
    {
        File.WriteAllText(_file, text);

        Assert.That(() => ProfileReader.Read(_file, _ => null, []), Throws.InstanceOf<ProfileException>().With.Message.StartsWith(_file).And.Message.Contains(says));
    }

    [Test]
    public void All_mistakes_of_a_file_are_told_at_once()
    {
        File.WriteAllText(_file, "max-page: 3\nexpect: { modul: [] }\n");

        Assert.That(() => ProfileReader.Read(_file, _ => null, []), Throws.InstanceOf<ProfileException>().With.Message.Contains(":1:1: ").And.Message.Contains("\n" + _file + ":2:11: "));
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
