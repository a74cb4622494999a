using System.Text;
using OcpiKit.Compliance.Tests.Running;
using OcpiKit.Compliance.Tests.Wire;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Triggering;
using OcpiKit.Engine.Wire;

namespace OcpiKit.Compliance.Tests.Triggering;

[TestFixture, Category("unit")]
internal sealed class CallingTriggerTests
{
    private readonly ScriptedTarget _steering = new();

    [SetUp]
    public void Forget() => _steering.Requests.Clear();

    [Test]
    public async Task It_calls_with_the_values_of_the_scenario()
    {
        _steering.Raw("/start", 202, """{"note":"on its way"}""");

        var outcome = await RunAsync(new HttpTrigger("POST", "http://localhost/start", new Dictionary<string, string> { ["X-Key"] = "k" }, """{"uid":"${token_uid}"}"""), ("token_uid", "CARD"));

        var request = _steering.Requests.Single();
        Assert.That(outcome, Is.EqualTo(new TriggerOutcome(true, """POST http://localhost/start answered HTTP 202: {"note":"on its way"}""")));
        Assert.That(Encoding.UTF8.GetString(request.Body!.Value.Span), Is.EqualTo("""{"uid":"CARD"}"""));
        Assert.That((request.Headers.First("X-Key"), request.Headers.First("Content-Type")), Is.EqualTo(("k", "application/json")));
    }

    [Test]
    public async Task A_value_cannot_break_out_of_the_text_or_the_address_that_it_stands_in()
    {
        await RunAsync(Post("http://localhost/a/${id}/b?c=${id}", """{"id":"${id}"}"""), ("id", "x\",\"y\":\"/../?#&"));

        var request = _steering.Requests.Single();
        Assert.That(request.Url.AbsoluteUri, Is.EqualTo("http://localhost/a/x%22%2C%22y%22%3A%22%2F..%2F%3F%23%26/b?c=x%22%2C%22y%22%3A%22%2F..%2F%3F%23%26"));
        using var body = System.Text.Json.JsonDocument.Parse(request.Body!.Value);
        Assert.That(body.RootElement.EnumerateObject().Single().Value.GetString(), Is.EqualTo("x\",\"y\":\"/../?#&"));
    }

    [TestCase("3000", true)]
    [TestCase("-0.5", true)]
    [TestCase("1, \"x\": 2", false)]
    [TestCase("012", false)]
    public async Task Where_no_quotes_stand_around_a_value_only_a_number_goes_in(string value, bool goes)
    {
        _steering.Raw("/limit", 200, "");

        var outcome = await RunAsync(Post("http://localhost/limit", """{"note":"a \" b","watts":${watts}}"""), ("watts", value));

        Assert.That((outcome.Done, _steering.Requests.Count), Is.EqualTo((goes, goes ? 1 : 0)), outcome.Says);
    }

    [TestCase("..")]
    [TestCase("")]
    public async Task A_value_that_would_lead_elsewhere_is_not_called_with(string value)
    {
        var outcome = await RunAsync(Post("http://localhost/a/${id}/b"), ("id", value));

        Assert.That((outcome.Done, outcome.Says, _steering.Requests.Count), Is.EqualTo((false, $"The value \"{value}\" of id cannot stand in a URL.", 0)));
    }

    [Test]
    public async Task A_name_that_the_scenario_does_not_give_is_told_with_those_that_it_does()
    {
        var outcome = await RunAsync(Post("http://localhost/a", """{"id":"${evse}"}"""), ("location_id", "L"), ("evse_uid", "E"));

        Assert.That((outcome.Done, outcome.Says), Is.EqualTo((false, "The trigger names evse, which the scenario does not give; it gives evse_uid, location_id.")));
    }

    [Test]
    public async Task A_refusal_is_told_with_what_was_said()
    {
        _steering.Raw("/start", 409, "busy\n" + new string('x', 1000));

        var outcome = await RunAsync(Post("http://localhost/start"));

        Assert.That(outcome.Done, Is.False);
        Assert.That(outcome.Says, Does.StartWith("POST http://localhost/start answered HTTP 409: busy xxx").And.EndsWith("…").And.Length.LessThan(400));
    }

    [Test]
    public async Task No_answer_is_told_with_the_reason()
    {
        _steering.Lose("/start", FaultKind.NotConnected, "nothing listens at localhost port 80");

        Assert.That(await RunAsync(Post("http://localhost/start")), Is.EqualTo(new TriggerOutcome(false, "POST http://localhost/start: nothing listens at localhost port 80.")));
    }

    [Test]
    public async Task A_redirect_is_no_success_and_is_not_followed()
    {
        await using var elsewhere = new HostileTarget("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n");
        await using var redirecting = new HostileTarget($"HTTP/1.1 302 Found\nLocation: {elsewhere.Url}\nContent-Length: 0\nConnection: close\n\n");
        using var wire = new RestWire(Transport.Create(Limits.Default), Limits.Default, TimeProvider.System);

        var outcome = await new Triggers(new Dictionary<string, Trigger> { ["charge"] = Post(redirecting.Url.AbsoluteUri) }, wire, TimeProvider.System)
            .RunAsync("charge", new Dictionary<string, string>(), default);

        Assert.That((outcome.Done, elsewhere.Requests.Count), Is.EqualTo((false, 0)));
        Assert.That(outcome.Says, Does.Contain("HTTP 302"));
    }

    [Test]
    public async Task A_trigger_that_the_profile_does_not_have_is_told()
    {
        var none = new Triggers(new Dictionary<string, Trigger>(), _steering, TimeProvider.System);

        Assert.That((none.Knows("charge"), (await none.RunAsync("charge", new Dictionary<string, string>(), default)).Says), Is.EqualTo((false, "The profile has no trigger charge.")));
    }

    private static HttpTrigger Post(string url, string? body = null) => new("POST", url, new Dictionary<string, string>(), body);

    private Task<TriggerOutcome> RunAsync(Trigger trigger, params (string Name, string Value)[] values) =>
        new Triggers(new Dictionary<string, Trigger> { ["charge"] = trigger }, _steering, TimeProvider.System)
            .RunAsync("charge", values.ToDictionary(pair => pair.Name, pair => pair.Value), default);
}
