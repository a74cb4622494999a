using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Story;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Protocol;

namespace OcpiKit.Proof.Story;

/// <summary>One charge across our two servers, while the kit listens.</summary>
[TestFixture, Category("compliance")]
internal sealed class StoryTests
{
    private readonly Eavesdropper _eavesdropper = new();
    private readonly Listener _listener = new(Edition.Load221());
    private StoryEnd _end = null!;

    [OneTimeSetUp]
    public async Task Play()
    {
        var clock = new PacedTime(TimeProvider.System, 600);
        Action<IHostApplicationBuilder> alter = builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            _eavesdropper.ListenTo(builder);
        };
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0 }, alter);
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 60, ResultWithin = TimeSpan.FromHours(5) }, alter);
        await cpo.RegisterAsync(emsp.VersionsUrl, emsp.Invite());

        using var app = new OperatorApi(emsp.BaseUrl);
        using var station = new OperatorApi(cpo.BaseUrl);
        _end = await new Cli.Story.Story(app, station, new StoryTeller(Terminal.Open(), app)).PlayAsync(CancellationToken.None);
    }

    [Test]
    public void Every_message_that_passed_is_valid() =>
        Assert.That(_eavesdropper.All.SelectMany(_listener.Complaints).Take(20), Is.Empty);

    [Test]
    public void Everything_that_belongs_to_a_charge_was_said() =>
        Assert.That(
            _eavesdropper.All.Select(_listener.OperationOf).Distinct(),
            Is.SupersetOf((string[])
            [
                "versions.symmetric.list",
                "versions.symmetric.get",
                "credentials.symmetric.post",
                "locations.sender.list",
                "tariffs.sender.list",
                "tokens.sender.list",
                "tokens.sender.post.authorize",
                "locations.receiver.patch.evse",
                "sessions.receiver.put",
                "commands.receiver.post.stop_session",
                "commands.sender.post.result",
                "cdrs.receiver.post",
            ]));

    [Test]
    public void The_bill_says_what_the_tariff_says()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_end.Total, Is.EqualTo(_end.Account.Total));
            Assert.That(_end.Account.Lines, Is.Not.Empty);
            Assert.That(_end.Bill.GetProperty("total_energy").GetDecimal(), Is.GreaterThan(0));
        }
    }
}
