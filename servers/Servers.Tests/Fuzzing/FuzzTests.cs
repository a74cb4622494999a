using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Servers.Tests.Fuzzing;

/// <summary>
/// Bad input of every kind, at every operation that a server offers: it is answered always in the envelope and never with a failure of
/// ours, and what was refused has changed nothing. Each complaint says how to send the request again.
/// </summary>
[TestFixture("cpo"), TestFixture("emsp"), Category("integration")]
internal sealed class FuzzTests(string role)
{
    private const int Seed = 221;

    private FuzzedServer _server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await FuzzedServer.StartAsync(role);
        // What is fine is sent first, so that there is something to spoil.
        foreach (var door in _server.Doors.Where(door => door.Example is not null && door.Operation.Module is not "credentials").OrderBy(door => door.Operation.IsPartial))
            await _server.SendAsync(new Attack(door.Operation.Method, door.Target, _server.Authorization, door.Example));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task Without_a_token_that_is_known_nothing_is_to_be_had()
    {
        var before = await _server.DigestAsync();
        string?[] headers = [null, "", "Token", "Token ", "Token  ", "Basic YTpi", "Bearer x", CredentialsToken.ToHeader("guess"), "Token " + new string('A', 5000), "Token =", _server.Authorization + "A", _server.Authorization.Replace("Token ", "Token  ", StringComparison.Ordinal), _server.Authorization.Replace("Token ", "", StringComparison.Ordinal)];
        foreach (var door in _server.Doors)
        {
            foreach (var header in headers)
            {
                var attack = new Attack(door.Operation.Method, door.Target, header, door.Example);
                Expect(attack, await _server.SendAsync(attack), [401]);
            }
        }
        Assert.That(await _server.DigestAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_method_that_is_not_offered_is_405_and_says_which_are()
    {
        var before = await _server.DigestAsync();
        foreach (var door in _server.Doors)
        {
            foreach (var method in ((string[])["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "EVIL"]).Except(door.Methods))
            {
                var attack = new Attack(method, door.Target, _server.Authorization, method is "POST" or "PUT" or "PATCH" ? "{}"u8.ToArray() : null);
                var (reply, allow) = await _server.SendAsync(attack);
                Assert.That(reply is null ? 405 : (int)reply.Http, Is.EqualTo(405), attack.ToString());
                Assert.That(allow, Is.Not.Null, attack.ToString());
            }
        }
        Assert.That(await _server.DigestAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_no_JSON_is_400()
    {
        foreach (var door in _server.Doors.Where(door => door.Example is not null))
        {
            var random = RandomFor(door, 1);
            foreach (var body in BadBodies.NoJson(door.Example!, random))
                await SendAndExpectAsync(door, door.Target, body, door.Operation switch
                {
                    { Module: "credentials" } => [400, 405],
                    { Path: "/{*rest}" } => [400, 404], // a response_url that was never given out
                    _ => [400],
                });
        }
    }

    [Test]
    public async Task What_is_JSON_of_another_kind_is_refused_with_200_and_changes_nothing()
    {
        foreach (var door in _server.Doors.Where(door => door.Example is not null))
        {
            var random = RandomFor(door, 2);
            foreach (var body in BadBodies.Misfits(door.Example!, random, 80))
                await SendAndExpectAsync(door, door.Target, body, door.Operation.Module is "credentials" ? [200, 405] : [200, 201, 404]);
        }
    }

    [Test]
    public async Task An_odd_id_in_the_URL_finds_nothing()
    {
        foreach (var door in _server.Doors)
        {
            foreach (var target in BadUrls.Paths(door, RandomFor(door, 3)))
                await SendAndExpectAsync(door, target, door.Example, door.Operation.Module is "credentials" ? [200, 401, 404, 405] : [200, 201, 404, 405]);
        }
    }

    [Test]
    public async Task An_odd_query_is_understood_or_refused()
    {
        foreach (var door in _server.Doors)
        {
            foreach (var target in BadUrls.Queries(door, RandomFor(door, 4), 40))
                await SendAndExpectAsync(door, target, door.Example, [200, 201, 404, 405]);
        }
    }

    [Test]
    public async Task What_does_not_exist_is_404()
    {
        foreach (var door in _server.Doors.Where(door => door.Operation.Method is "GET" && door.Values.Count > 0))
        {
            // To ask about a session that does not exist is no GET of an object (mod_charging_profiles).
            if (door.Operation.Module is not "chargingprofiles")
                await SendAndExpectAsync(door, door.TargetWith([.. door.Values.SkipLast(1).Append("NOTHING-HERE")], ""), null, [404]);
        }
    }

    [Test]
    public async Task What_was_accepted_does_no_harm_later()
    {
        await using var server = await FuzzedServer.StartAsync(role);
        foreach (var door in server.Doors.Where(door => door.Example is not null && door.Operation.Module is not "credentials"))
        {
            foreach (var body in BadBodies.Extremes(door.Example!).Concat(BadBodies.Misfits(door.Example!, RandomFor(door, 5), 40)).Prepend(door.Example!))
            {
                var attack = new Attack(door.Operation.Method, door.Target, server.Authorization, body);
                var (reply, _) = await server.SendAsync(attack);
                if (reply!.StatusCode is not 1000)
                    continue;
                await server.PassAsync(TimeSpan.FromSeconds(90));
                Assert.That(server.Complaints, Is.Empty, attack.ToString());
            }
        }

        // Sessions grow and end, reservations expire.
        for (var minute = 0; minute < 180; minute++)
        {
            await server.PassAsync(TimeSpan.FromMinutes(1));
        }
        Assert.That(server.Complaints, Is.Empty);
    }

    private async Task SendAndExpectAsync(Door door, string target, byte[]? body, int[] expected)
    {
        var attack = new Attack(door.Operation.Method, target, await _server.AuthorizationForAsync(door), body);
        var before = await _server.DigestAsync();
        var (reply, allow) = await _server.SendAsync(attack);
        Expect(attack, (reply, allow), expected);
        if (reply!.StatusCode is not (>= 1000 and <= 1999))
            Assert.That(await _server.DigestAsync(), Is.EqualTo(before), $"it was refused, and yet something changed\n{attack}");
    }

    private static void Expect(Attack attack, (Reply? Reply, string? Allow) answer, int[] expected)
    {
        var reply = answer.Reply!;
        Assert.That(expected, Contains.Item((int)reply.Http), $"{reply.StatusCode} {reply.Message}\n{attack}");
        var isSuccess = reply.StatusCode is >= 1000 and <= 1999;
        // Whose own API cannot be used is told so with a code that looks like a failure of ours (status_codes).
        var isRefusal = reply.StatusCode is (>= 2000 and <= 2999) or 3001 or 3002 or 3003;
        Assert.That(isSuccess ? (int)reply.Http is 200 or 201 : isRefusal, $"HTTP {(int)reply.Http} with {reply.StatusCode} {reply.Message}\n{attack}");
        Assert.That(isSuccess || !reply.HasData, $"refused with data\n{attack}");
        Assert.That((int)reply.Http is not 405 || answer.Allow is not null, $"405 without Allow\n{attack}");
    }

    private static Random RandomFor(Door door, int salt) => new(door.ToString().Aggregate(Seed + salt, (seed, c) => unchecked((seed * 31) + c)));
}
