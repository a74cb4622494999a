using System.Net;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;

namespace OcpiKit.Compliance.Tests.Listening;

/// <summary>The target is another counterparty: both ends of the handshake are looked at.</summary>
[TestFixture, Category("integration")]
internal sealed class RegistrationTests
{
    private const string Credentials = "2.2.1/credentials";

    [Test]
    public async Task Looks_at_the_other_side_before_it_answers_and_then_knows_it()
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");

        var answer = await RegisterAsync(caller, target.Party.Credentials(true));

        var calledBack = target.Party.Inbox.Take().Select(call => (call.Operation!.Id, call.Arrival.Token));
        Assert.That(calledBack, Is.EqualTo(new[] { ("versions.symmetric.list", ShownToken.Right), ("versions.symmetric.get", ShownToken.Right) }));
        Assert.That((answer.Http, answer.Status), Is.EqualTo((HttpStatusCode.OK, 1000)));
        Assert.That(caller.Party.Registered!.Versions, Is.EqualTo(target.Party.Versions));
        Assert.That(caller.Party.Registered.Token, Is.EqualTo(target.Party.Token));
        Assert.That(caller.Party.Registered.Roles, Is.EqualTo(new[] { new RoleOfParty("EMSP", target.Party.Party) }));
        Assert.That(caller.Party.Registered.Endpoints.Select(endpoint => endpoint.Module), Does.Contain("locations"));
        Assert.That(caller.Party.TakeErrands().Select(errand => errand.Operation.Id), Is.EqualTo(new[] { "versions.symmetric.list", "versions.symmetric.get" }));
    }

    [Test]
    public async Task Gives_a_token_that_holds_and_takes_back_all_that_were_before()
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");
        var agreed = caller.Party.Token;

        var given = TokenOf(await RegisterAsync(caller, target.Party.Credentials(true)));

        Assert.That(await StatusAsync(caller, given), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(caller, caller.Party.RegistrationToken), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync(caller, agreed), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(caller.Party.Inbox.Take()[^1].Arrival.Token, Is.EqualTo(ShownToken.Old));
        Assert.That(caller.Party.Token, Is.EqualTo(given));
    }

    [Test]
    public async Task Invites_once_more_where_the_invitation_has_served()
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");
        var first = caller.Party.Invite();
        Assert.That(caller.Party.Invite(), Is.EqualTo(first), "It has not served yet.");

        await RegisterAsync(caller, target.Party.Credentials(true));
        var second = caller.Party.Invite();

        Assert.That(await StatusAsync(caller, first), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync(caller, second), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Renews_only_what_is_there_and_begins_only_what_is_not()
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");
        caller.Token = caller.Party.RegistrationToken;

        var early = await caller.SendAsync("PUT", Credentials, target.Party.Credentials(true));
        var endless = await caller.SendAsync("DELETE", Credentials);
        var first = TokenOf(await RegisterAsync(caller, target.Party.Credentials(true)));
        caller.Token = first;
        var twice = await caller.SendAsync("POST", Credentials, target.Party.Credentials(true));
        var renewed = await caller.SendAsync("PUT", Credentials, target.Party.Credentials(true));

        Assert.That((early.Http, endless.Http, twice.Http), Is.EqualTo((HttpStatusCode.MethodNotAllowed, HttpStatusCode.MethodNotAllowed, HttpStatusCode.MethodNotAllowed)));
        Assert.That(renewed.Status, Is.EqualTo(1000));
        Assert.That(await StatusAsync(caller, first), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync(caller, TokenOf(renewed)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Ends_the_relation_when_it_is_asked_to()
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");
        caller.Token = TokenOf(await RegisterAsync(caller, target.Party.Credentials(true)));

        var ended = await caller.SendAsync("DELETE", Credentials);

        Assert.That((ended.Http, ended.Status), Is.EqualTo((HttpStatusCode.OK, 1000)));
        Assert.That(await StatusAsync(caller, caller.Token), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(caller.Party.Registered, Is.Null);
    }

    [TestCase("versions.symmetric.list", """[{"version":"2.1.1","url":"http://target.invalid/2.1.1"}]""", 3002)]
    [TestCase("versions.symmetric.list", "[]", 3001)]
    [TestCase("versions.symmetric.get", """{"version":"2.2.1","endpoints":[]}""", 3003)]
    public async Task Refuses_whoever_has_nothing_for_it_and_changes_nothing(string operation, string data, int status)
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");
        target.Party.Behave([new(operation, 0, null, new(Data: JsonSerializer.Deserialize<JsonElement>(data)), new("", 1, 1))]);

        var refused = await RegisterAsync(caller, target.Party.Credentials(true));

        Assert.That((refused.Http, refused.Status), Is.EqualTo((HttpStatusCode.OK, status)));
        Assert.That(caller.Party.Registered, Is.Null);
        Assert.That(await StatusAsync(caller, caller.Party.RegistrationToken), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Refuses_whoever_does_not_let_it_in()
    {
        await using var target = await Caller.OfAsync("EMSP");
        await using var caller = await Caller.OfAsync("CPO");

        var refused = await RegisterAsync(caller, new { token = "wrong", url = target.Party.Versions, roles = target.Party.Credentials(false).GetProperty("roles") });

        Assert.That((refused.Http, refused.Status), Is.EqualTo((HttpStatusCode.OK, 3001)));
    }

    [Test]
    public async Task Shows_its_credentials_with_the_token_that_was_shown()
    {
        await using var caller = await Caller.OfAsync("CPO");
        caller.Token = caller.Party.RegistrationToken;

        var answer = await caller.GetAsync(Credentials);

        Assert.That(TokenOf(answer), Is.EqualTo(caller.Party.RegistrationToken));
        Assert.That(Scenarios.Protocol221.Edition.Schemas.Validate("Credentials", answer.Data), Is.Empty);
    }

    private static Task<Answered> RegisterAsync(Caller caller, object credentials)
    {
        caller.Token = caller.Party.RegistrationToken;
        return caller.SendAsync("POST", Credentials, credentials);
    }

    private static async Task<HttpStatusCode> StatusAsync(Caller caller, string? token)
    {
        var before = caller.Token;
        caller.Token = token;
        var answer = await caller.GetAsync("versions");
        caller.Token = before;
        return answer.Http;
    }

    private static string TokenOf(Answered answer) => answer.Data.GetProperty("token").GetString()!;
}
