using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Engine.Parties;
using OcpiKit.Learning.Playing;

namespace OcpiKit.Cli.Learn;

/// <summary>
/// The servers of this working copy that run anyhow, so that who learns can look at them meanwhile; else, and for faults, which no running
/// server is given, <paramref name="otherwise"/>. A lesson registers there as a platform of its own, and leaves when it is over.
/// </summary>
/// <param name="servers">Those that run.</param>
/// <param name="otherwise">Has platforms ready where none runs.</param>
internal sealed class RunningStage(IReadOnlyList<RunningServer> servers, IStage otherwise) : IStage
{
    // A party that neither of the servers is or knows.
    private static readonly PartyName Learner = new("DE", "LRN");

    // At a server whose time is everybody's a car takes eight seconds to be plugged in.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The servers of a book that let lessons in.</summary>
    public static async Task<IReadOnlyList<RunningServer>> FindAsync(RunningBook book, CancellationToken stop)
    {
        var found = new List<RunningServer>();
        foreach (var server in (await book.ReadAsync(stop)).SelectMany(process => process.Servers).DistinctBy(server => server.Kind))
        {
            using var door = new Door(server);
            if (await door.InviteAsync(stop) is not null)
                found.Add(server);
        }

        return found;
    }

    /// <inheritdoc />
    public string Words(string role) => Of(role) is { } server ? $"the server that runs at {server.Page}" : otherwise.Words(role);

    /// <inheritdoc />
    public async Task<IScene> OpenAsync(string role, string? mutant, CancellationToken stop)
    {
        if (mutant is not null || Of(role) is not { } server)
            return await otherwise.OpenAsync(role, mutant, stop);
        var door = new Door(server);
        // Who was stopped in the middle of a lesson has left a registration behind, and a car that charges.
        await door.LeaveAsync(role);
        if (await door.InviteAsync(stop) is { } token)
            return new Scene(door, role, ProfileOf(server, role, token));
        door.Dispose();
        return await otherwise.OpenAsync(role, mutant, stop);
    }

    private RunningServer? Of(string role) => servers.FirstOrDefault(server => server.Kind.Equals(role, StringComparison.OrdinalIgnoreCase));

    private static Profile ProfileOf(RunningServer server, string role, string token) => new()
    {
        Url = server.Versions,
        RegistrationToken = token,
        Role = role,
        From = Learner,
        Triggers = role is "CPO" ? ReferenceTriggers.OfCpo(server.Page) : ReferenceTriggers.OfEmsp(server.Page),
        LongestWait = Patience,
    };

    private sealed class Scene(Door door, string role, Profile profile) : IScene
    {
        public Profile Profile => profile;

        public async ValueTask DisposeAsync()
        {
            await door.LeaveAsync(role);
            door.Dispose();
        }
    }

    /// <summary>Where whoever runs a server decides about its partners; shut where it wants a key.</summary>
    private sealed class Door(RunningServer server) : IDisposable
    {
        private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Page, Timeout = TimeSpan.FromSeconds(5) };

        public async Task<string?> InviteAsync(CancellationToken stop)
        {
            try
            {
                using var answer = await _client.PostAsJsonAsync("partners/invitations", new { }, stop);
                return answer.StatusCode is HttpStatusCode.OK && (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("data").GetProperty("token").GetString() is { } token ? token : null;
            }
            catch (Exception none) when (none is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException || (none is TaskCanceledException && !stop.IsCancellationRequested))
            {
                return null;
            }
        }

        /// <summary>Goes, as a platform that takes everything along; what was registered as it before a lesson too.</summary>
        public async Task LeaveAsync(string role)
        {
            try
            {
                if (role is "CPO")
                    await UnplugAsync();
                using var request = new HttpRequestMessage(HttpMethod.Delete, $"partners/{Learner.CountryCode}/{Learner.PartyId}") { Content = JsonContent.Create(new { }) };
                using var answer = await _client.SendAsync(request);
            }
            catch (Exception none) when (none is HttpRequestException or TaskCanceledException or JsonException or InvalidOperationException)
            {
                // A server that is gone has forgotten it.
            }
        }

        /// <summary>Ends every charge of the learner's, wherever it began: a lesson that was left cannot.</summary>
        private async Task UnplugAsync()
        {
            var going = JsonNode.Parse(await _client.GetStringAsync(new Uri("station", UriKind.Relative)))?["data"] as JsonArray;
            foreach (var charge in (going ?? []).Where(charge => (string?)charge?["cdr_token"]?["party_id"] == Learner.PartyId && (string?)charge["cdr_token"]?["country_code"] == Learner.CountryCode))
            {
                using var answer = await _client.PostAsJsonAsync("station/unplug", new { location_id = (string?)charge!["location_id"], evse_uid = (string?)charge["evse_uid"] });
            }
        }

        public void Dispose() => _client.Dispose();
    }
}
