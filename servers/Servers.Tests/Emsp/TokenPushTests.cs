using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Servers.Tests.Pushing;

namespace OcpiKit.Servers.Tests.Emsp;

/// <summary>A card that is lost is blocked at once, everywhere.</summary>
[TestFixture, Category("integration")]
public sealed class TokenPushTests
{
    private const string Cpo = "https://partner.example/ocpi/2.2.1";

    private EmspWithCpo _world = null!;

    [SetUp]
    public async Task Start()
    {
        _world = await EmspWithCpo.StartAsync();
        _world.Answer = _ => Task.FromResult((200, Receivers.Success));
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("RFID"), TestCase("APP_USER")]
    public async Task What_changed_is_pushed_with_the_type_of_the_token(string type)
    {
        var token = await _world.TokenAsync(type: type);

        var reply = await _world.DriveAsync(HttpMethod.Patch, $"/tokens/{token["uid"]}", """{ "valid": false }""");
        await _world.PushedAsync();

        var asked = _world.Asked.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Data.GetProperty("valid").GetBoolean(), Is.False);
            Assert.That(asked.Request, Is.EqualTo($"PATCH {Cpo}/tokens/DE/OKM/{token["uid"]}?type={type}"));
            Assert.That(asked.Json!.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "valid", "last_updated" }));
            Assert.That((string)asked.Json["last_updated"]!, Is.EqualTo(reply.Data.GetProperty("last_updated").GetString()));
        }
    }

    [Test]
    public async Task A_CPO_that_does_not_know_the_token_gets_it_whole()
    {
        _world.Answer = asked => Task.FromResult(asked.Request.StartsWith("PUT", StringComparison.Ordinal) ? (201, Receivers.Success) : (404, Receivers.Refusal(2004)));
        var token = await _world.TokenAsync();

        await _world.DriveAsync(HttpMethod.Patch, $"/tokens/{token["uid"]}", """{ "group_id": "FLEET-7" }""");
        var outcome = await _world.PushedAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Result, Is.EqualTo(PushResult.Repaired));
            Assert.That(_world.Asked.Select(asked => asked.Request.Split(' ')[0]), Is.EqualTo(new[] { "PATCH", "GET", "PUT" }));
            Assert.That(_world.Asked.Select(asked => new Uri(asked.Request.Split(' ')[1]).Query), Is.All.EqualTo("?type=RFID"));
            Assert.That(((string?)_world.Asked.Last().Json!["group_id"], (string?)_world.Asked.Last().Json!["contract_id"]), Is.EqualTo(("FLEET-7", (string?)token["contract_id"])));
        }
    }

    [Test]
    public async Task Who_is_blocked_does_not_charge_and_who_is_let_in_again_does()
    {
        var card = (string)(await _world.TokenAsync())["uid"]!;
        var allowed = new List<string>();
        foreach (var valid in (string[])["false", "true"])
        {
            await _world.DriveAsync(HttpMethod.Patch, $"/tokens/{card}", $$"""{ "valid": {{valid}} }""");
            var reply = await _world.Emsp.SendAsync(HttpMethod.Post, $"{EmspInProcess.Tokens}/{card}/authorize");
            allowed.Add(reply.Data.GetProperty("allowed").GetString()!);
        }

        Assert.That(allowed, Is.EqualTo(new[] { "BLOCKED", "ALLOWED" }));
    }

    [Test]
    public async Task A_new_token_is_pushed_whole_and_stands_in_the_list()
    {
        var reply = await _world.DriveAsync(HttpMethod.Post, "/tokens", """{ "uid": "app/Ada", "type": "APP_USER" }""");
        await _world.PushedAsync();

        var asked = _world.Asked.Single();
        var listed = (await _world.Emsp.WalkAsync(EmspInProcess.Tokens)).Single(token => token.GetProperty("uid").GetString() == "app/Ada");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.Request, Is.EqualTo($"PUT {Cpo}/tokens/DE/OKM/app%2FAda?type=APP_USER"));
            Assert.That(JsonNode.DeepEquals(asked.Json, JsonNode.Parse(listed.GetRawText())));
            Assert.That((listed.GetProperty("whitelist").GetString(), listed.GetProperty("contract_id").GetString()!.Length), Is.EqualTo(("NEVER", 36)));
            Assert.That(reply.Data.GetProperty("valid").GetBoolean(), Is.True);
        }
    }
}
