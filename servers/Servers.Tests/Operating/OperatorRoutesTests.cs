using System.Net;
using Microsoft.AspNetCore.Http;
using OcpiKit.Servers.Tests.Cpo;

namespace OcpiKit.Servers.Tests.Operating;

/// <summary>The page shows what partners send: who is not at the machine has no business there.</summary>
[TestFixture, Category("integration")]
public sealed class OperatorRoutesTests
{
    private CpoInProcess _cpo = null!;

    [OneTimeSetUp]
    public async Task Start() => _cpo = await CpoInProcess.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [TestCase("127.0.0.1", "localhost:8001", HttpStatusCode.OK)]
    [TestCase("::1", "[::1]:8001", HttpStatusCode.OK)]
    [TestCase("::ffff:127.0.0.1", "127.0.0.1:8001", HttpStatusCode.OK)]
    [TestCase("192.0.2.7", "localhost:8001", HttpStatusCode.Forbidden, TestName = "{m}(another machine)")]
    [TestCase("192.0.2.7", "cpo.example", HttpStatusCode.Forbidden, TestName = "{m}(another machine, by the public name)")]
    [TestCase("127.0.0.1", "evil.example", HttpStatusCode.Forbidden, TestName = "{m}(a web page whose name leads here)")]
    [TestCase("127.0.0.1", "localhost.evil.example", HttpStatusCode.Forbidden, TestName = "{m}(a name that begins like ours)")]
    public async Task The_page_is_for_the_machine_on_which_the_server_runs(string from, string host, HttpStatusCode expected)
    {
        foreach (var path in (string[])["/", "/watch/state", "/watch/messages", "/watch/messages/1", "/docs/", "/docs/ocpi.json", "/docs/operator.json", "/docs/scalar.js"])
        {
            var answer = await _cpo.Handler.SendAsync(context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                context.Request.Host = new HostString(host);
                context.Request.Path = path;
            });

            var status = (HttpStatusCode)answer.Response.StatusCode;
            Assert.That(status is HttpStatusCode.NotFound && path.EndsWith('1') ? HttpStatusCode.OK : status, Is.EqualTo(expected), path);
        }
    }
}
