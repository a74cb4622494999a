using System.Net;
using System.Text;
using OcpiKit.Cpo;

namespace OcpiKit.Servers.Tests.Cpo;

[TestFixture, Category("integration")]
public sealed class AuthorizationTests
{
    private static readonly string Encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("cpo_token_c_abcdef"));

    private static readonly string[] WrongHeaders =
    [
        "",
        "Token",
        "Token ",
        $"Token{Encoded}",
        $"Bearer {Encoded}",
        "Token cpo_token_c_abcdef",
        "Token b3RoZXI=",
        // The same token with a line break at its end, as a careless shell encodes it.
        $"Token {Convert.ToBase64String(Encoding.UTF8.GetBytes("cpo_token_c_abcdef\n"))}",
    ];

    [TestCaseSource(nameof(WrongHeaders))]
    public async Task Without_the_right_token_nothing_is_told(string header)
    {
        await using var cpo = await CpoInProcess.StartAsync();
        cpo.Client.DefaultRequestHeaders.Clear();

        foreach (var path in (string[])["/ocpi/versions", CpoInProcess.Locations, "/nothing/here"])
        {
            var reply = await cpo.GetAsync(path, ("Authorization", header), ("X-Request-ID", "r"));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(reply.Http, Is.EqualTo(HttpStatusCode.Unauthorized));
                Assert.That(reply.StatusCode, Is.EqualTo(2000));
                Assert.That(reply.HasData, Is.False);
                Assert.That(reply.Header("X-Request-ID"), Is.EqualTo("r"));
            }
        }
    }

    [Test]
    public async Task A_token_without_base64_is_let_in_only_where_that_was_agreed()
    {
        await using var lenient = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1, AcceptRawToken = true });

        var raw = await lenient.GetAsync("/ocpi/versions", ("Authorization", "Token cpo_token_c_abcdef"));
        var encoded = await lenient.GetAsync("/ocpi/versions");

        Assert.That((raw.Http, encoded.Http), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }
}
