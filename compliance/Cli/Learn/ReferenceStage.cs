using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Engine.Parties;
using OcpiKit.Learning.Playing;
using OcpiKit.Mutants;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Cli.Learn;

/// <summary>Our own servers, each lesson one of its own: what a learner does in one never shows in another.</summary>
internal sealed class ReferenceStage : IStage
{
    // A charge of a few minutes is over in two seconds, and still costs something.
    private const double Pace = 120;

    // Enough for several pages, and quick to make up.
    private static readonly CpoOptions Network = new() { Port = 0, Locations = 40, PageLimit = 25 };

    /// <inheritdoc />
    public string Words(string role) => "a real server on this machine";

    /// <inheritdoc />
    public async Task<IScene> OpenAsync(string role, string? mutant, CancellationToken stop)
    {
        var fault = mutant is null ? null : MutantCatalog.Find(mutant) ?? throw new InvalidOperationException($"A lesson names the mutant {mutant}, which there is not.");
        // Nobody waits for what a mutant does not do; on a machine that is busy the others may take their time.
        var patience = TimeSpan.FromSeconds(fault is null ? 15 : 3);
        if (role is "CPO")
        {
            var cpo = await CpoServer.StartAsync(Network, Hurry + fault?.Alter, stop);
            return new Scene(cpo, new Profile
            {
                Url = cpo.VersionsUrl,
                RegistrationToken = cpo.Invite(),
                Role = role,
                From = new PartyName(Network.Partner.CountryCode, Network.Partner.PartyId),
                Triggers = ReferenceTriggers.OfCpo(cpo.BaseUrl),
                LongestWait = patience,
            });
        }

        var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0 }, fault?.Alter, stop: stop);
        return new Scene(emsp, new Profile
        {
            Url = emsp.VersionsUrl,
            RegistrationToken = emsp.Invite(),
            Role = role,
            From = new PartyName(Network.CountryCode, Network.PartyId),
            Triggers = ReferenceTriggers.OfEmsp(emsp.BaseUrl),
            LongestWait = patience,
        });
    }

    private static void Hurry(IHostApplicationBuilder server) => server.Services.AddSingleton<TimeProvider>(new PacedTime(TimeProvider.System, Pace));

    private sealed class Scene(IAsyncDisposable server, Profile profile) : IScene
    {
        public Profile Profile => profile;

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
