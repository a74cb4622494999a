using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using static OcpiKit.Compliance.Tests.Running.Staging;

namespace OcpiKit.Compliance.Tests.Running;

[TestFixture, Category("unit")]
internal sealed class RegistrationTests
{
    private const string TokenA = "registration-token", TokenC = "target-token-2", Next = "target-token-3";

    private static readonly Profile Fresh = new() { Url = ScriptedTarget.Versions, RegistrationToken = TokenA };
    private static readonly Profile Known = new() { Url = ScriptedTarget.Versions, Token = ScriptedTarget.Token };

    private static readonly Scenario Registering = Scenario(Sending("register", "credentials.symmetric.post", "${our_credentials}") with { Variation = Body("${our_credentials}", TokenVariation.Registration) }) with { Id = "both.register" };
    private static readonly Scenario Rotating = Scenario(Sending("rotate", "credentials.symmetric.put", "${our_new_credentials}")) with { Id = "both.rotate" };
    private static readonly Scenario Ending = Scenario(Call("end", "credentials.symmetric.delete")) with { Id = "both.end" };
    private static readonly Scenario Reading = Scenario(Call("versions", "versions.symmetric.list")) with { Id = "both.read" };

    private readonly FakeCounterparty _partner = new();

    [Test]
    public async Task The_token_that_the_handshake_gives_is_used_from_then_on_and_kept_out_of_the_report()
    {
        var target = Target();
        var partner = new FakeCounterparty();

        var events = await new Staging { Target = target, Profile = Fresh, Counterparty = partner }.RunAsync(Registering, Reading);

        Assert.That(target.Requests.Select(Token), Is.EqualTo(new[] { TokenA, TokenA, TokenA, TokenC }));
        Assert.That(target.Requests[2].Method, Is.EqualTo("POST"));
        Assert.That(Encoding.UTF8.GetString(target.Requests[2].Body!.Value.Span), Does.Contain(partner.Token));
        Assert.That(partner.Known, Is.EqualTo(new[] { TokenC }));
        Assert.That(JsonSerializer.Serialize(events.OfType<Exchanged>()), Does.Not.Contain(TokenC).And.Not.Contain(TokenA).And.Not.Contain(partner.Token));
    }

    [Test]
    public async Task A_new_token_is_written_down_before_it_is_used_and_its_end_as_well()
    {
        var target = Target();
        var book = new Book(() => target.Requests.Count);

        await new Staging { Target = target, Profile = Fresh, Counterparty = _partner, Book = book }.RunAsync(Registering, Rotating, Ending);

        Assert.That(book.Written, Is.EqualTo(new (RelationChange, int)[]
        {
            (new TokenReplaced(ScriptedTarget.Versions, TokenC, null), 3),
            (new TokenReplaced(ScriptedTarget.Versions, Next, TokenC), 4),
            (new RelationEnded(ScriptedTarget.Versions, Next), 5),
        }));
    }

    [Test]
    public async Task The_token_before_the_last_change_can_be_tried()
    {
        var target = Target();
        var old = Call("old", "versions.symmetric.list") with { Variation = new(TokenVariation.Old), Intent = Intent.Negative };

        var events = await new Staging { Target = target, Profile = Fresh, Counterparty = _partner }.RunAsync(Registering, Scenario([.. Rotating.Steps, old]));

        Assert.That(Token(target.Requests[^1]), Is.EqualTo(TokenC));
        Assert.That(events.OfType<ScenarioEnded>().Select(ended => ended.Forced), Has.All.Null);
    }

    [TestCase(TokenVariation.Old, "none was replaced")]
    [TestCase(TokenVariation.Second, "--second-token")]
    [TestCase(TokenVariation.Registration, "--token-a")]
    public async Task A_step_with_a_token_that_there_is_not_is_blocked_and_never_sent(TokenVariation token, string remedy)
    {
        var target = Target();

        var events = await new Staging { Target = target, Profile = Known }.RunAsync(Scenario(Call("list", "locations.sender.list") with { Variation = new(token) }));

        Assert.That(events.Of("cpo.test/list/played").Says, Does.Contain(remedy));
        Assert.That(target.Requests.Select(request => request.Url.AbsolutePath), Has.None.EqualTo("/locations"));
    }

    [Test]
    public async Task The_token_of_a_second_partner_goes_out_where_it_is_asked_for()
    {
        var target = Target();

        await new Staging { Target = target, Profile = Known with { SecondToken = "second-token" } }.RunAsync(Scenario(Call("list", "locations.sender.list") with { Variation = new(TokenVariation.Second) }));

        Assert.That(Token(target.Requests[^1]), Is.EqualTo("second-token"));
    }

    [Test]
    public async Task The_credentials_are_not_read_with_a_token_that_is_for_registration_only()
    {
        var target = Target();

        await new Staging { Target = target, Profile = Fresh }.RunAsync(Reading);

        Assert.That(target.Requests.Select(request => request.Url.AbsolutePath), Has.None.EqualTo("/credentials"));
    }

    [Test]
    public async Task A_registration_that_does_not_come_about_blocks_all_that_needs_it_and_says_why()
    {
        var target = Target().Raw("/credentials", 500, "{}");

        var ended = (await new Staging { Target = target, Profile = Fresh, Counterparty = _partner }.RunAsync(Registering, Reading)).OfType<ScenarioEnded>().Last();

        Assert.That((ended.Forced, ended.Reason), Is.EqualTo(((Verdict?)Verdict.Blocked, "it needs the token of a registration, and there is none: the target answered the registration with HTTP 500")));
    }

    [TestCase("")]
    [TestCase("with a space")]
    [TestCase("tok\u00e9n")]
    public async Task A_token_that_no_header_can_carry_is_none(string token)
    {
        var target = Target().Answer("/credentials", new { token, url = "http://localhost/versions" });

        var ended = (await new Staging { Target = target, Profile = Fresh, Counterparty = _partner }.RunAsync(Registering, Reading)).OfType<ScenarioEnded>().Last();

        Assert.That(ended.Reason, Does.EndWith("hold no token that a header can carry"));
    }

    [Test]
    public async Task Without_a_token_for_it_no_registration_is_played() =>
        Assert.That((await ReasonAsync(Known, Registering)), Does.Contain("--token-a"));

    [Test]
    public async Task A_registration_that_the_run_did_not_make_is_neither_changed_nor_ended_unless_it_is_allowed()
    {
        Assert.That(await ReasonAsync(Known, Rotating), Does.Contain("--allow-credentials"));
        Assert.That(await ReasonAsync(Known, Ending), Does.Contain("--allow-credentials"));
        Assert.That(await ReasonAsync(Known with { AllowCredentials = true }, Rotating), Is.Null);
    }

    [Test]
    public async Task The_handshake_may_be_written_to_another_machine_and_nothing_else()
    {
        var remote = Fresh with { Url = new Uri("http://cpo.example/versions"), Rate = 1000 };
        var push = Scenario(Call("put", "credentials.symmetric.get"), Call("list", "locations.sender.list") with { Variation = Variation.None with { Method = "DELETE" }, Intent = Intent.Stray }) with { Id = "cpo.push" };

        var ended = (await new Staging { Target = Target(), Profile = remote, Counterparty = _partner }.RunAsync(Registering, push, Ending)).OfType<ScenarioEnded>().ToList();

        Assert.That(ended.Select(one => one.Forced), Is.EqualTo(new Verdict?[] { null, Verdict.Blocked, null }));
        Assert.That(ended[1].Reason, Does.Contain("--allow-writes"));
    }

    [Test]
    public async Task The_target_can_give_its_token_by_registering_with_us()
    {
        var target = Target();
        var run = new Staging
        {
            Target = target,
            Profile = Known,
            Counterparty = _partner,
            On = told =>
            {
                if (told is Waiting)
                    _partner.Receives("credentials.symmetric.post", new { token = Next, url = "http://localhost/versions" });
            },
        };

        await run.RunAsync(Scenario(Await("theirs", "credentials.symmetric.post"), Call("versions", "versions.symmetric.list")));

        Assert.That(Token(target.Requests[^1]), Is.EqualTo(Next));
    }

    [Test]
    public void The_registration_comes_first_and_its_end_last() =>
        Assert.That(Plan.Of([Ending, Reading, Rotating, Registering], [], [], Edition).Select(scenario => scenario.Id), Is.EqualTo(new[] { "both.register", "both.read", "both.rotate", "both.end" }));

    private async Task<string?> ReasonAsync(Profile profile, Scenario scenario) =>
        (await new Staging { Target = Target(), Profile = profile, Counterparty = _partner }.RunAsync(scenario)).OfType<ScenarioEnded>().Single().Reason;

    private static ScriptedTarget Target()
    {
        var target = new ScriptedTarget().Answer("/locations", Array.Empty<object>());
        return target.Do("/credentials", request => target.Delivered(request, 200, JsonSerializer.Serialize(new
        {
            data = new { token = request.Method == "PUT" ? Next : TokenC, url = "http://localhost:81/versions", roles = Array.Empty<object>() },
            status_code = 1000,
        })));
    }

    private static string Token(Engine.Wire.Outgoing request) => Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers.First("Authorization")!.Split(' ')[1]));

    private static CallStep Sending(string id, string operation, string body) => Call(id, operation) with { Variation = Body(body, TokenVariation.Right) };

    private static Variation Body(string body, TokenVariation token) => new(token, Body: JsonSerializer.SerializeToElement(body));

    private sealed class Book(Func<int> requests) : IRelationBook
    {
        public string Where => "nowhere";

        public List<(RelationChange, int)> Written { get; } = [];

        public void Write(RelationChange change) => Written.Add((change, requests()));
    }
}
