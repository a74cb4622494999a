using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Servers.Tests.Ocpi;

[TestFixture, Category("unit")]
public sealed class SinglePeerTests
{
    private static readonly SinglePeer Strict = new("sesam-öffne", acceptRawToken: false);
    private static readonly SinglePeer Lenient = new("sesam", acceptRawToken: true);

    [Test]
    public void A_token_travels_as_the_base64_of_its_utf8()
    {
        var header = CredentialsToken.ToHeader("sesam-öffne");

        Assert.That(header, Is.EqualTo("Token c2VzYW0tw7ZmZm5l"));
        Assert.That(Strict.Recognise(header), Is.Not.Null);
    }

    [TestCase("Token  c2VzYW0tw7ZmZm5l"), TestCase("Token c2VzYW0tw7ZmZm5l "), TestCase("Token\tc2VzYW0tw7ZmZm5l")]
    [TestCase("c2VzYW0tw7ZmZm5l")]
    [TestCase("Token c2VzYW0tw7ZmZm5"), TestCase("Token c2VzYW0tw7ZmZm5lCg=="), TestCase("Token /w=="), TestCase("Token "), TestCase("")]
    public void Anything_else_is_a_stranger(string header) => Assert.That(Strict.Recognise(header), Is.Null);

    [TestCase("Token sesam"), TestCase("Token c2VzYW0=")]
    public void A_lenient_server_takes_the_token_either_way(string header) => Assert.That(Lenient.Recognise(header), Is.Not.Null);
}
