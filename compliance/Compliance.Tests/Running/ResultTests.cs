using System.Text.Json;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Wire;
using static OcpiKit.Compliance.Tests.Running.Staging;

namespace OcpiKit.Compliance.Tests.Running;

/// <summary>The results of commands, which come to an address that the command gave out.</summary>
[TestFixture, Category("unit")]
internal sealed class ResultTests
{
    private readonly List<string> _given = [];
    private readonly FakeCounterparty _partner = new();
    private readonly ScriptedTarget _target = new();

    [SetUp]
    public void OfferCommands()
    {
        _given.Clear();
        _target.Requests.Clear();
        _target.Answer("/2.2.1", new { version = "2.2.1", endpoints = new[] { Endpoint("commands"), Endpoint("chargingprofiles") } });
        Answers("ACCEPTED");
    }

    [Test]
    public async Task Each_step_gives_out_an_address_of_its_own_and_its_result_is_the_one_that_comes_there()
    {
        var run = new Staging
        {
            Target = _target,
            Counterparty = _partner,
            On = told =>
            {
                if (told is not Waiting)
                    return;
                _partner.ReceivesResult(_given[1], new { result = "FAILED" });
                _partner.ReceivesResult(_given[0], new { result = "ACCEPTED" });
            },
        };
        var result = Await("result", "commands.sender.post.result") with { Answers = "one", Expect = [Expect("it", new BodyValue("/result"), new EqualTo(JsonSerializer.SerializeToElement("ACCEPTED")))] };

        var events = await run.RunAsync(Scenario(Unlock("one"), Unlock("two"), result, Await("other", "commands.sender.post.result") with { Answers = "two" }));

        Assert.That(_given, Is.Unique.And.Count.EqualTo(2));
        Assert.That(events.Of("cpo.test/result/it").Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(events.Of("cpo.test/other/came").Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public async Task A_result_for_another_case_is_a_near_miss()
    {
        var run = new Staging
        {
            Target = _target,
            Counterparty = _partner,
            On = told =>
            {
                if (told is Waiting)
                    _partner.ReceivesResult(_given[1], new { result = "ACCEPTED" });
            },
        };

        var events = await run.RunAsync(Scenario(Unlock("one"), Unlock("two"), Await("result", "commands.sender.post.result") with { Answers = "one" }));

        Assert.That(events.Of("cpo.test/result/came").Says, Does.Contain("1 call came meanwhile, not this one: one came to the response_url of cpo.test/two"));
    }

    [Test]
    public async Task The_result_of_a_command_that_was_not_accepted_is_not_waited_for()
    {
        Answers("REJECTED");

        var events = await new Staging { Target = _target, Counterparty = _partner }.RunAsync(
            Scenario(Unlock("one"), Await("result", "commands.sender.post.result") with { Answers = "one", Within = TimeSpan.FromHours(1), Absent = Verdict.Fail }));

        var finding = events.Of("cpo.test/result/came");
        Assert.That((finding.Verdict, finding.Says), Is.EqualTo((Verdict.Blocked, "The call was not waited for: the step one, which it answers, was answered with the result REJECTED.")));
        Assert.That(events.OfType<Waiting>(), Is.Empty);
    }

    [TestCase("REJECTED", "ACCEPTED", "was answered with the result REJECTED.")]
    [TestCase("ACCEPTED", "REJECTED", "the profile of the step set came to REJECTED.")]
    [TestCase("ACCEPTED", "ACCEPTED", "No such call came within 0.001 s; nothing came meanwhile.")]
    public async Task A_change_of_the_profile_is_missed_only_where_one_was_set(string answer, string result, string says)
    {
        _target.Do("/chargingprofiles/S1", request =>
        {
            _given.Add(AddressIn(request));
            return _target.Delivered(request, 200, $$"""{"data":{"result":"{{answer}}","timeout":30},"status_code":1000}""");
        });
        var run = new Staging
        {
            Target = _target,
            Counterparty = _partner,
            On = told =>
            {
                if (told is Waiting { For: "your CPO to call chargingprofiles.sender.post.result" })
                    _partner.ReceivesResult(_given[0], new { result }, "chargingprofiles.sender.post.result");
            },
        };
        var set = Call("set", "chargingprofiles.receiver.put", ("session_id", "S1")) with { Variation = Variation.None with { Body = JsonSerializer.SerializeToElement(new { response_url = "${response_url}" }) } };

        var events = await run.RunAsync(Scenario(set, Await("taken", "chargingprofiles.sender.post.result") with { Answers = "set" }, Await("changed", "chargingprofiles.sender.put.active_profile")));

        Assert.That(events.Of("cpo.test/changed/came").Says, Does.EndWith(says));
    }

    [Test]
    public async Task A_command_without_an_address_for_its_result_is_not_sent()
    {
        var events = await new Staging { Target = _target }.RunAsync(Scenario(Unlock("one")));

        var finding = events.Of("cpo.test/one/played");
        Assert.That((finding.Verdict, finding.Says.Contains("--listen", StringComparison.Ordinal)), Is.EqualTo((Verdict.Blocked, true)), finding.Says);
        Assert.That(_target.Requests.Select(request => request.Url.AbsolutePath), Has.None.StartWith("/commands"));
    }

    private void Answers(string result) => _target.Do("/commands/UNLOCK_CONNECTOR", request =>
    {
        _given.Add(AddressIn(request));
        return _target.Delivered(request, 200, $$"""{"data":{"result":"{{result}}","timeout":30},"status_code":1000}""");
    });

    private static object Endpoint(string module) => new { identifier = module, role = "RECEIVER", url = $"http://localhost/{module}" };

    private static string AddressIn(Outgoing request)
    {
        using var body = JsonDocument.Parse(request.Body!.Value);
        return body.RootElement.GetProperty("response_url").GetString()!;
    }

    private static CallStep Unlock(string id) => Call(id, "commands.receiver.post.unlock_connector") with
    {
        Variation = Variation.None with { Body = JsonSerializer.SerializeToElement(new { response_url = "${response_url}", location_id = "L1", evse_uid = "E1", connector_id = "1" }) },
    };
}
