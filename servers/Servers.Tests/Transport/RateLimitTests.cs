using System.Globalization;
using System.Net;
using OcpiKit.Cpo;
using OcpiKit.Servers.Tests.Cpo;

namespace OcpiKit.Servers.Tests.Transport;

[TestFixture, Category("integration")]
internal sealed class RateLimitTests
{
    [Test]
    public async Task Nobody_is_held_back_unless_that_is_wished_for()
    {
        await using var cpo = await CpoInProcess.StartAsync();

        for (var i = 0; i < 200; i++)
            Assert.That((await cpo.GetAsync("/ocpi/versions")).Http, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Who_calls_too_often_is_told_when_to_come_back()
    {
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1, RequestsPerMinute = 2 });
        await cpo.GetAsync("/ocpi/versions");
        await cpo.GetAsync("/ocpi/versions");

        var reply = await cpo.GetAsync("/ocpi/versions", ("X-Request-ID", "once too often"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Http, reply.StatusCode, reply.HasData), Is.EqualTo((HttpStatusCode.TooManyRequests, 2000, false)));
            Assert.That(int.Parse(reply.Header("Retry-After")!, CultureInfo.InvariantCulture), Is.InRange(1, 60));
            Assert.That(reply.Header("X-Request-ID"), Is.EqualTo("once too often"));
        }
    }

    [Test]
    public async Task A_stranger_who_guesses_takes_nothing_from_those_who_are_known()
    {
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1, RequestsPerMinute = 2 });
        cpo.Use("guess-1");
        await cpo.GetAsync("/ocpi/versions");
        cpo.Use("guess-2");
        await cpo.GetAsync("/ocpi/versions");
        cpo.Use("guess-3");
        Assert.That((await cpo.GetAsync("/ocpi/versions")).Http, Is.EqualTo(HttpStatusCode.TooManyRequests), "another token makes no other stranger");

        cpo.Use(cpo.Server is CpoServer server ? server.Token : "");
        Assert.That((await cpo.GetAsync("/ocpi/versions")).Http, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Who_runs_the_server_may_look_as_often_as_he_likes()
    {
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1, RequestsPerMinute = 1 });

        for (var i = 0; i < 5; i++)
        {
            using var answer = await cpo.Client.GetAsync("/watch/state");
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
