using System.Net;
using System.Text;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Listening;

[TestFixture, Category("integration")]
internal sealed class AccessTests
{
    [Test]
    public async Task Tells_which_token_was_shown_and_opens_to_the_right_one_only()
    {
        await using var caller = await Caller.OfAsync("CPO");
        var token = caller.Party.Token;
        (string? Header, int Http, ShownToken Shown)[] cases =
        [
            ($"Token {Base64(token)}", 200, ShownToken.Right),
            ($"Token {token}", 200, ShownToken.Raw),
            (null, 401, ShownToken.None),
            ("Token", 401, ShownToken.Malformed),
            ($"Token  {Base64(token)}", 401, ShownToken.Malformed),
            ($"Bearer {Base64(token)}", 401, ShownToken.Malformed),
            ("Token %%%", 401, ShownToken.Malformed),
            ($"Token {Base64("nobody")}", 401, ShownToken.Unknown),
            ($"Token {Base64(caller.Party.RegistrationToken)}", 401, ShownToken.Registration),
        ];

        foreach (var (header, http, shown) in cases)
        {
            caller.Token = null;
            var answer = await caller.GetAsync("2.2.1/locations/sender", header is null ? [] : [("Authorization", header)]);
            Assert.That(((int)answer.Http, caller.Party.Inbox.Take()[0].Arrival.Token), Is.EqualTo((http, shown)), header);
        }
    }

    [Test]
    public async Task Opens_versions_to_the_registration_token()
    {
        await using var caller = await Caller.OfAsync("CPO");
        caller.Token = caller.Party.RegistrationToken;

        var answer = await caller.GetAsync("versions");

        Assert.That(answer.Http, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(caller.Party.Inbox.Take()[0].Arrival.Token, Is.EqualTo(ShownToken.Right));
    }

    [Test]
    public async Task Holds_the_new_token_beside_the_old_until_the_target_has_answered()
    {
        await using var caller = await Caller.OfAsync("CPO");
        var fresh = caller.Party.Credentials(true).GetProperty("token").GetString();

        Assert.That((await caller.GetAsync("versions")).Http, Is.EqualTo(HttpStatusCode.OK));
        caller.Token = fresh;
        Assert.That((await caller.GetAsync("versions")).Http, Is.EqualTo(HttpStatusCode.OK));
        var old = caller.Party.Token == fresh ? null : caller.Party.Token;
        Assert.That(old, Is.Null, "the newest token is the one to be told");
    }

    [Test]
    public async Task Answers_401_to_the_old_token_once_the_target_has_answered()
    {
        await using var caller = await Caller.OfAsync("CPO");
        var fresh = caller.Party.Credentials(true).GetProperty("token").GetString();
        caller.Party.Knows(Targets.Nowhere, "theirs");

        Assert.That((await caller.GetAsync("versions")).Http, Is.EqualTo(HttpStatusCode.Unauthorized));
        caller.Token = fresh;
        Assert.That((await caller.GetAsync("versions")).Http, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(caller.Party.Inbox.Take().Select(call => call.Arrival.Token), Is.EqualTo(new[] { ShownToken.Old, ShownToken.Right }));
    }

    [Test]
    public async Task Takes_the_token_that_the_target_has_shown_where_several_were_offered()
    {
        await using var caller = await Caller.OfAsync("CPO");
        var first = caller.Party.Credentials(true).GetProperty("token").GetString();
        _ = caller.Party.Credentials(true);
        caller.Token = first;
        await caller.GetAsync("versions");

        caller.Party.Knows(Targets.Nowhere, "theirs");

        Assert.That((await caller.GetAsync("versions")).Http, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(caller.Party.Token, Is.EqualTo(first));
    }

    [Test]
    public async Task Names_the_methods_that_there_are_where_another_is_used()
    {
        await using var caller = await Caller.OfAsync("EMSP");

        var answer = await caller.SendAsync("DELETE", "2.2.1/sessions/receiver/NL/OKT/S1");
        caller.Token = "wrong";
        var stranger = await caller.SendAsync("DELETE", "2.2.1/sessions/receiver/NL/OKT/S1");

        Assert.That(answer.Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Headers.First("Allow"), Is.EqualTo("GET, PUT, PATCH"));
        Assert.That(stranger.Http, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
