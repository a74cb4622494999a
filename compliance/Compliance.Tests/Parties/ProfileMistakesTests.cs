using System.Text.RegularExpressions;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Parties;

/// <summary>Each mistake of a profile file is told as a sentence, at its place, with its line and a way out, and all of them at once.</summary>
[TestFixture, Category("unit")]
internal sealed class ProfileMistakesTests
{
    private string _file = "";

    [SetUp]
    public void MakeFile() => _file = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(_file);

    [TestCase("trigger: {}", "1:1 unknown-option: The option trigger is not known. Did you mean triggers?")]
    [TestCase("rate: 1\nrate: 2", "2:1 duplicate-key: rate stands twice; the first is at FILE:1:1. Keep one of them.")]
    [TestCase("- url", "1:1 kind: A profile is a list of \"option: value\" lines, not a list. Its keys are those of the command line, such as url: https://cpo.example.com/ocpi/versions.")]
    [TestCase("timeout: { a: b }", "1:10 kind: The option timeout takes a plain value, not a map of keys and values.")]
    [TestCase("rate: 1\n---\nrate: 2", "2:1 documents: A second document begins here. Give each profile a file of its own.")]
    [TestCase("rate: &a 1", "1:7 alias: Anchors are not used in profiles. Take it away and write the value out where it is needed.")]
    [TestCase("seed: [1, 2]", "1:11 value: The option seed is given twice.")]
    [TestCase("url: cpo.example.com", "1:6 value: The value cpo.example.com of the option url cannot be read; it takes an absolute http or https URL, such as https://cpo.example.com/ocpi/versions.")]
    [TestCase("role: HUB", "1:7 value: The value HUB of the option role cannot be read; it takes one of CPO, EMSP.")]
    [TestCase("timeout: soon", "1:10 value: The value soon of the option timeout cannot be read; it takes a time such as 500ms, 30s, 10m or 2h.")]
    [TestCase("max-pages: 0", "1:12 value: The value 0 of the option max-pages cannot be read; it takes a whole number from 1 to 1000000.")]
    [TestCase("rate: fast", "1:7 value: The value fast of the option rate cannot be read; it takes a number from 0.01 to 1000.")]
    [TestCase("since: yesterday", "1:8 value: The value yesterday of the option since cannot be read; it takes a date or an instant, such as 2026-01-31 or 2026-01-31T10:00:00Z.")]
    [TestCase("allow-writes: perhaps", "1:15 value: The value perhaps of the option allow-writes cannot be read; it takes true or false.")]
    [TestCase("token-encoding: rot13", "1:17 value: The value rot13 of the option token-encoding cannot be read; it takes one of auto, base64, raw.")]
    [TestCase("listen: localhost", "1:9 value: The value localhost of the option listen cannot be read; it takes a port, or a host and a port, such as 9000, 127.0.0.1:9000 or [::1]:9000.")]
    [TestCase("ca: /no/such/file", "1:5 value: The file /no/such/file of the option ca does not exist.")]
    [TestCase("token: ' '", "1:8 value: The option token is empty or holds control characters; give the credentials token as the target gave it to you, not encoded.")]
    [TestCase("header: no colon", "1:9 value: A header is written as \"Name: value\", such as --header \"X-Api-Key: 123\".")]
    [TestCase("from: NLD*OKT", "1:7 value: The value NLD*OKT of the option from cannot be read; it takes a country code and a party id, such as NL*OKT.")]
    [TestCase("from: { CPO: NL }", "1:14 value: The value NL of the option from cannot be read; it takes a country code and a party id, such as NL*OKT.")]
    [TestCase("from: { HUB: NL*OKT }", "1:9 unknown-key: The option from has no key HUB. There are: CPO, EMSP.")]
    [TestCase("triggers: []", "1:11 kind: triggers is a map of names and what they do, not a list. Write it as triggers: { charge: { shell: ./start.sh } }.")]
    [TestCase("triggers: { charge: POST }", "1:21 kind: The trigger charge is a map of keys and values, not text. Its keys are: http, headers, body, shell.")]
    [TestCase("triggers: { charge: { htp: POST http://a/ } }", "1:23 unknown-key: The trigger charge has no key htp. Did you mean http?")]
    [TestCase("triggers: { charge: {} }", "1:13 trigger: The trigger charge has neither http nor shell. Write it as { http: POST http://localhost:8001/start } or { shell: ./start.sh }.")]
    [TestCase("triggers: { charge: { http: POST http://a/, shell: x } }", "1:13 trigger: The trigger charge has both http and shell. Write it as { http: POST http://localhost:8001/start } or { shell: ./start.sh }.")]
    [TestCase("triggers: { charge: { http: post http://a/ } }", "1:29 trigger: The trigger charge is no call: post http://a/. Write a method (GET, POST, PUT, PATCH, DELETE) and an absolute http or https URL, such as POST http://localhost:8001/start.")]
    [TestCase("triggers: { charge: { http: \"POST http://${host}/\" } }", "1:29 trigger: The trigger charge is no call: POST http://${host}/. Write a method (GET, POST, PUT, PATCH, DELETE) and an absolute http or https URL, such as POST http://localhost:8001/start.")]
    [TestCase("triggers: { charge: { http: POST http://a/, body: text } }", "1:51 trigger: The body of the trigger charge is a map, a list or JSON as text, not text. Write it as body: { location_id: \"${location_id}\" }, or where a value is a number as body: '{ \"watts\": ${watts} }'.")]
    [TestCase("triggers: { charge: { shell: x, body: {} } }", "1:33 trigger: The trigger charge runs a command, which takes no body. Values reach a command as environment variables, such as OCPIKIT_LOCATION_ID.")]
    [TestCase("triggers: { charge: { shell: '' } }", "1:30 kind: shell is empty. Give it a value, or leave the key out.")]
    [TestCase("triggers: { set-: { shell: x } }", "1:13 name: set- cannot be the name of a trigger. Use lower-case letters and digits, with - or _ between words, such as charge or set-profile.")]
    [TestCase("triggers: { charge: { http: POST http://a/, headers: { \"a b\": c } } }", "1:56 header: A header is written as \"Name: value\", such as --header \"X-Api-Key: 123\".")]
    [TestCase("expect: { module: [locations] }", "1:11 unknown-key: expect has no key module. Did you mean modules?")]
    [TestCase("expect: { modules: [locatoins] }", "1:21 unknown-word: modules cannot hold locatoins. Did you mean locations?")]
    [TestCase("expect: { interfaces: [locations.sendr] }", "1:24 unknown-word: interfaces cannot hold locations.sendr. Did you mean locations.sender?")]
    [TestCase("expect: { push: [commands] }", "1:18 unknown-word: push cannot hold commands. There are: locations, sessions, cdrs, tariffs, tokens, chargingprofiles, hubclientinfo.")]
    [TestCase("expect: { push: commands }", "1:17 kind: push is a list, not text. Begin each element with '- '.")]
    [TestCase("expect: { real_time_authorization: maybe }", "1:36 kind: real_time_authorization is true or false, not text.")]
    [TestCase("data: LOC1", "1:7 kind: data is a map of names and values, not text. Write it as data: { location_id: LOC1 }.")]
    [TestCase("data: { location_id: [a] }", "1:22 kind: location_id is a plain value, not a list.")]
    [TestCase("data: { locaton_id: a }", "1:9 unknown-name: No scenario needs locaton_id. Did you mean location_id?")]
    public void A_mistake_is_told_with_its_place_and_what_would_be_right(string text, string said) =>
        Assert.That(Read(text).Mistakes.Select(Said), Is.EqualTo(new[] { said }));

    [TestCase("token: \"abc\nrate: 1\n")]
    [TestCase("a: b: c")]
    [TestCase("rate: \u0001")]
    public void A_file_that_is_no_YAML_is_told_with_the_place(string text) =>
        Assert.That(Read(text).Mistakes.Select(mistake => (mistake.Code, mistake.Place.Line)), Has.One.Items.And.All.Matches<(string Code, int Line)>(told => told.Code is "yaml" or "character" && told.Line >= 1));

    [Test]
    public void All_mistakes_of_a_file_are_told_at_once_from_top_to_bottom_with_a_caret_below_each()
    {
        var told = Read("max-page: 3\ntimeout: soon\nexpect: { modul: [] }\ndata:\n  location_id: [a]\nrate: -1\n");

        Assert.That(told.Message.Replace(_file, "partner.yaml", StringComparison.Ordinal), Is.EqualTo("""
            partner.yaml:1:1: The option max-page is not known.
            1 | max-page: 3
              | ^
              = Did you mean max-pages?

            partner.yaml:2:10: The value soon of the option timeout cannot be read; it takes a time such as 500ms, 30s, 10m or 2h.
            2 | timeout: soon
              |          ^

            partner.yaml:3:11: expect has no key modul.
            3 | expect: { modul: [] }
              |           ^
              = Did you mean modules?

            partner.yaml:5:16: location_id is a plain value, not a list.
            5 |   location_id: [a]
              |                ^

            partner.yaml:6:7: The value -1 of the option rate cannot be read; it takes a number from 0.01 to 1000.
            6 | rate: -1
              |       ^
            """.ReplaceLineEndings("\n")));
    }

    [TestCase("tokne: hush")]
    [TestCase("token: [hush, hush]")]
    [TestCase("token: { a: hush }")]
    [TestCase("header:\n  A b: hush")]
    [TestCase("header: { \"A b\": hush }")]
    [TestCase("headers: { A: hush }")]
    [TestCase("token-a: \"hush\nrate: 1")]
    [TestCase("rate: 1\ntoken:hush\nseed: 1")]
    [TestCase("header:\n-key:hush\n a: b")]
    [TestCase("trust-host: [${hush]\nrate: 1")]
    [TestCase("token: @hush")]
    [TestCase("header:\n  X-Key: hush: hush")]
    [TestCase("proxy: user:hush@proxy.example.com:8080")]
    [TestCase("client-cert-password: hush\nclient-cert-password: hush")]
    [TestCase("triggers: { charge: { http: POST http://a/, headers: { \"a b\": hush } } }")]
    [TestCase("{ token: a, token: hush }")]
    [TestCase("triggers:\n  charge:\n    http: POST http://a/\n    header:\n      A: hush")]
    [TestCase("token:\n  \"hush\nrate: 1")]
    [TestCase("rate: 1\ntoken: [\n  hush,\n  : ]\n")]
    [TestCase("{ rate: 1, token: \"hush")]
    [TestCase("{ rate: 1, token: ab${hush, seed: 1 }")]
    [TestCase("rate: 1\ntoken hush\nseed: 1")]
    [TestCase("rate: 1\nproxy user:hush@proxy.example.com:8080\nseed: 1")]
    [TestCase("rate: 1\n\"client-cert-password\" = hush\nseed: 1")]
    public void A_secret_that_stands_in_the_line_of_a_mistake_is_not_shown(string text) => Assert.That(Read(text).Message, Does.Contain("^").And.Not.Contain("hush"));

    [TestCase("url: https://cpo.example.com/ocpi/versions\ntoken: hush\nrate: 1\n")]
    [TestCase("rate: 1\nheader:\n  X-Api-Key: hush\nproxy: http://me:hush@proxy.example.com:8080\n")]
    [TestCase("{ \"rate\": 1, \"token-a\": \"hush\", \"header\": { \"X-Api-Key\": \"hush\" } }")]
    [TestCase("triggers:\n  charge:\n    http: POST http://a/\n    headers: { A: hush }\ntoken: >\n  hush\nseed: 1\n")]
    public void A_sign_too_few_or_too_many_shows_no_secret_either(string text)
    {
        var slips = Enumerable.Range(0, text.Length).SelectMany(at => ":\"'{[,- \n".Select(sign => text.Insert(at, $"{sign}")).Append(text.Remove(at, 1)));

        // What has become a key is named as one.
        Assert.That(slips.Select(slip => (slip, said: Regex.Replace(Told(slip), "The option .* is not known", ""))).Where(one => one.said.Contains("hush", StringComparison.Ordinal)).Select(one => one.slip + "\n=> " + one.said), Is.Empty);
    }

    private string Told(string text)
    {
        File.WriteAllText(_file, text);
        try
        {
            ProfileReader.Read(_file, _ => null, []);
            return "";
        }
        catch (ProfileException mistakes)
        {
            return mistakes.Message;
        }
    }

    private string Said(Diagnostic mistake) => $"{mistake.Place.Line}:{mistake.Place.Column} {mistake.Code}: {mistake.Says} {mistake.Remedy}".TrimEnd().Replace(_file, "FILE", StringComparison.Ordinal);

    private ProfileException Read(string text)
    {
        File.WriteAllText(_file, text);
        return Assert.Throws<ProfileException>(() => ProfileReader.Read(_file, _ => null, []))!;
    }
}
