using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Registration;

[TestFixture, Category("unit")]
public sealed class PeerBookTests
{
    private static readonly PeerContact Contact = new(
        "theirs",
        new Uri("https://partner.example/versions"),
        [new CredentialsRole(Role.Emsp, new BusinessDetails("Partner"), "PAR", "NL")],
        [new EndpointEntry("credentials", InterfaceRole.Sender, new Uri("https://partner.example/credentials"))]);

    private SqliteDatabase _database = null!;

    [SetUp]
    public void Open() => _database = new SqliteDatabase(null);

    [TearDown]
    public void Close() => _database.Dispose();

    [Test]
    public async Task A_token_travels_as_the_base64_of_its_utf8()
    {
        using var book = await BookAsync(partners: ["sesam-öffne"]);
        var header = CredentialsToken.ToHeader("sesam-öffne");

        Assert.That(header, Is.EqualTo("Token c2VzYW0tw7ZmZm5l"));
        Assert.That(book.Recognise(header), Is.Not.Null);
    }

    [TestCase("Token  c2VzYW0tw7ZmZm5l"), TestCase("Token c2VzYW0tw7ZmZm5l "), TestCase("Token\tc2VzYW0tw7ZmZm5l")]
    [TestCase("c2VzYW0tw7ZmZm5l")]
    [TestCase("Token c2VzYW0tw7ZmZm5"), TestCase("Token c2VzYW0tw7ZmZm5lCg=="), TestCase("Token /w=="), TestCase("Token "), TestCase("")]
    public async Task Anything_else_is_a_stranger(string header)
    {
        using var book = await BookAsync(partners: ["sesam-öffne"]);

        Assert.That(book.Recognise(header), Is.Null);
    }

    [TestCase("Token sesam"), TestCase("Token c2VzYW0=")]
    public async Task A_lenient_server_takes_the_token_either_way(string header)
    {
        using var book = await BookAsync(acceptRawToken: true, partners: ["sesam"]);

        Assert.That(book.Recognise(header), Is.Not.Null);
    }

    [Test]
    public async Task Who_is_registered_stays_so_after_a_restart_and_a_token_that_was_given_up_stays_dead()
    {
        using (var book = await BookAsync(invited: ["a"]))
            Assert.That(await book.RegisterAsync(Find(book, "a")!, Contact, "c", default), Is.EqualTo(PeerBook.Outcome.Entered));

        using var later = await BookAsync(invited: ["a", "a2"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Find(later, "a"), Is.Null);
            Assert.That(Find(later, "a2")!.Standing, Is.EqualTo(Standing.Invited));
            Assert.That(Find(later, "c")!.Standing, Is.EqualTo(Standing.Registered));
            Assert.That(later.Registered.Single().Contact!.VersionsUrl, Is.EqualTo(Contact.VersionsUrl));
        }
    }

    [Test]
    public async Task Who_left_stays_a_stranger_after_a_restart()
    {
        using (var book = await BookAsync(partners: ["agreed"]))
            Assert.That(await book.ForgetAsync(Find(book, "agreed")!, default));

        using var later = await BookAsync(partners: ["agreed"]);

        Assert.That(Find(later, "agreed"), Is.Null);
    }

    [Test]
    public async Task What_was_decided_on_an_older_standing_does_not_count()
    {
        using var book = await BookAsync(invited: ["a"]);
        var invited = Find(book, "a")!;
        await book.RegisterAsync(invited, Contact, "c", default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await book.RegisterAsync(invited, Contact, "d", default), Is.EqualTo(PeerBook.Outcome.Outdated));
            Assert.That(await book.ForgetAsync(invited, default), Is.False);
            Assert.That(Find(book, "c"), Is.Not.Null);
        }
    }

    private static Peer? Find(PeerBook book, string token) => book.Recognise(CredentialsToken.ToHeader(token));

    private async Task<PeerBook> BookAsync(bool acceptRawToken = false, string[]? partners = null, string[]? invited = null)
    {
        var book = new PeerBook(new PeerStore(_database), acceptRawToken);
        await book.OpenAsync((partners ?? []).Select(token => (token, new PartyKey("DE", "OKM"))), invited ?? [], default);
        return book;
    }
}
