using System.Net;
using Microsoft.AspNetCore.Http;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Servers.Tests.Cpo;
using OcpiKit.Servers.Tests.Emsp;

namespace OcpiKit.Servers.Tests.Operating;

/// <summary>A server that others can reach lets its own people in by a key, and nobody else.</summary>
[TestFixture, Category("integration")]
public sealed class OperatorKeyTests
{
    private const string Key = "a-key-of-our-own-1234";

    private static readonly Uri Public = new("https://cpo.example");

    private CpoInProcess _cpo = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        _cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1, PublicUrl = Public, Token = "another-token", OperatorKey = Key });

    [OneTimeTearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [TestCase("", 401), TestCase("a-key-of-our-own-1235", 401), TestCase(Key + " ", 401), TestCase(Key, 200)]
    public async Task The_key_in_a_header_decides_wherever_a_request_comes_from(string key, int expected)
    {
        foreach (var (from, host) in ((string, string)[])[("127.0.0.1", "localhost:8001"), ("192.0.2.7", "cpo.example")])
        {
            foreach (var path in (string[])["/", "/watch/state", "/watch/messages", "/station", "/docs/operator.json"])
                Assert.That((await SendAsync(path, from: from, host: host, headers: ("X-Operator-Key", key))).StatusCode, Is.EqualTo(expected), $"{path} from {from}");
        }
    }

    [Test]
    public async Task The_driver_API_wants_it_too()
    {
        await using var emsp = await EmspInProcess.StartAsync(new EmspOptions { Tokens = 1, OperatorKey = Key });

        var without = await emsp.GetAsync("/driver/tokens");
        var with = await emsp.GetAsync("/driver/tokens", ("X-Operator-Key", Key));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((without.Http, with.Http), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
            Assert.That(without.Message, Does.Contain("X-Operator-Key"));
        }
    }

    [Test]
    public async Task A_browser_is_asked_for_it_and_remembers_that_it_may_come_in()
    {
        var asked = await SendAsync("/", headers: ("Accept", "text/html"));
        var wrong = await SendAsync("/", "?key=guess", headers: ("Accept", "text/html"));
        var admitted = await SendAsync("/", $"?key={Key}", headers: ("Accept", "text/html,*/*"));
        var cookie = admitted.Headers.SetCookie.ToString();
        var inside = await SendAsync("/watch/state", headers: ("Cookie", cookie.Split(';')[0]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((asked.StatusCode, wrong.StatusCode, admitted.StatusCode, inside.StatusCode), Is.EqualTo((401, 401, 303, 200)));
            Assert.That(asked.ContentType, Does.StartWith("text/html"));
            Assert.That(asked.Headers.ContentSecurityPolicy.ToString(), Does.StartWith("default-src 'none'; form-action 'self'"));
            Assert.That(wrong.Headers.SetCookie.ToString(), Is.Empty);
            Assert.That(admitted.Headers.Location.ToString(), Is.EqualTo("/"), "without the key");
            Assert.That(admitted.Headers["Referrer-Policy"].ToString(), Is.EqualTo("no-referrer"));
            Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=strict").And.Contain("secure").And.Not.Contain(Key));
        }
    }

    [TestCase("operator-DE-OKC="), TestCase("operator-DE-OKC=" + Key), TestCase("operator-DE-OKM={pass}")]
    public async Task No_other_cookie_opens(string cookie)
    {
        var pass = (await SendAsync("/", $"?key={Key}", headers: ("Accept", "text/html"))).Headers.SetCookie.ToString().Split(';', '=')[1];

        var answer = await SendAsync("/watch/state", headers: ("Cookie", cookie.Replace("{pass}", pass, StringComparison.Ordinal)));

        Assert.That(answer.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task A_program_does_not_get_in_by_the_address() =>
        Assert.That((await SendAsync("/watch/state", $"?key={Key}")).StatusCode, Is.EqualTo(401));

    [Test]
    public async Task Without_a_key_nobody_is_let_in_where_others_reach_the_server()
    {
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1, PublicUrl = Public, Token = "another-token" });

        foreach (var path in (string[])["/", "/watch/state", "/station"])
        {
            var answer = await cpo.GetAsync(path);
            Assert.That(answer.Http, Is.EqualTo(HttpStatusCode.Forbidden), path);
            Assert.That(answer.Message, Does.Contain("OCPI_OPERATOR_KEY"));
        }
    }

    [Test]
    public void The_tokens_of_the_documentation_are_for_the_own_machine_only()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var options in (ServerOptions[])
            [
                new CpoOptions { Host = "*" },
                new CpoOptions { Host = "192.168.1.5" },
                new CpoOptions { PublicUrl = Public },
                new CpoOptions { Host = "0.0.0.0", Token = "mine", RegistrationTokens = ["emsp_token_a_12345"] },
                new EmspOptions { Host = "*" },
                new EmspOptions { PublicUrl = Public },
                new EmspOptions { Host = "::", RegistrationTokens = ["mine", "cpo_token_c_abcdef"] },
            ])
                Assert.That(Assert.Throws<ArgumentException>(options.Validate)?.Message, Does.Contain("documentation").And.Contain("Token"));

            foreach (var options in (ServerOptions[])
            [
                new CpoOptions { Host = "127.0.0.1" },
                new CpoOptions { Host = "::1", PublicUrl = new Uri("http://localhost:9000") },
                new CpoOptions { Host = "*", Token = "mine" },
                new EmspOptions { Host = "*", RegistrationTokens = ["mine"] },
            ])
                Assert.DoesNotThrow(options.Validate);
        }
    }

    [TestCase("short"), TestCase("with a space in it"), TestCase("")]
    public void A_key_that_is_easy_to_guess_or_cannot_be_sent_is_no_key(string key) =>
        Assert.That(Assert.Throws<ArgumentException>(new CpoOptions { OperatorKey = key }.Validate)?.Message, Does.Contain("OperatorKey"));

    private async Task<HttpResponse> SendAsync(
        string path, string query = "", string from = "192.0.2.7", string host = "cpo.example", params (string Name, string Value)[] headers)
    {
        var context = await _cpo.Handler.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            context.Request.Host = new HostString(host);
            context.Request.Path = path;
            context.Request.QueryString = new QueryString(query);
            foreach (var (name, value) in headers)
                context.Request.Headers[name] = value;
        });
        return context.Response;
    }
}
