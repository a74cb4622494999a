using System.Text.Json.Nodes;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening.Access;
using OcpiKit.Engine.Listening.Outward;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>The handshake where the target begins it, its renewal and its end (credentials).</summary>
/// <param name="door">Whose tokens change.</param>
/// <param name="discovery">Looks at the target before it is answered.</param>
/// <param name="credentials">Our credentials object with a token.</param>
/// <param name="registered">Is told what the target said of itself; null when it has ended the relation.</param>
internal sealed class CredentialsDesk(Door door, Discovery discovery, Func<string, JsonObject> credentials, Action<Registration?> registered) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public Task<Reply> GetAsync(Visit visit, CancellationToken stop) => Task.FromResult(Reply.Ok(credentials(visit.Token.Token!)));

    public Task<Reply> PostAsync(Visit visit, CancellationToken stop) =>
        visit.Token.Opens ? Task.FromResult(WrongTime("You are registered already: PUT changes a registration.", "GET, PUT, DELETE")) : AcceptAsync(visit, stop);

    public Task<Reply> PutAsync(Visit visit, CancellationToken stop) =>
        visit.Token.Opens ? AcceptAsync(visit, stop) : Task.FromResult(WrongTime("You are not registered yet: POST registers.", "GET, POST"));

    public Task<Reply> DeleteAsync(Visit visit, CancellationToken stop)
    {
        if (!visit.Token.Opens)
            return Task.FromResult(WrongTime("You are not registered.", "GET, POST"));
        door.Close();
        registered(null);
        return Task.FromResult(Reply.Ok());
    }

    public void Dispose() => _one.Dispose();

    private async Task<Reply> AcceptAsync(Visit visit, CancellationToken stop)
    {
        var given = visit.Json!.Value;
        var roles = given.List("roles")
            .Select(role => PartyName.TryOf(role.Text("country_code"), role.Text("party_id")) is { } party ? new RoleOfParty(role.Text("role") ?? "", party) : null)
            .OfType<RoleOfParty>().ToList();
        if (roles.Count != given.List("roles").Count())
            return Reply.Refused("A role has a country_code or party_id that is none.");
        if (!Uri.TryCreate(given.Text("url"), UriKind.Absolute, out var versions))
            return Reply.Refused("The url is none.");
        await _one.WaitAsync(stop);
        try
        {
            // Another call may have changed who is registered while this one waited.
            if (door.Look(visit.Request.Headers).Kind != visit.Token.Kind)
                return new(405, 2000, "Another request has changed the registration.") { Headers = [new("Allow", "GET, PUT, DELETE")] };
            var (found, status, why) = await discovery.FindAsync(versions, given.Text("token")!, roles, stop);
            if (found is null)
                return Reply.Refused(why, status);
            registered(found);
            return Reply.Ok(credentials(door.Replace()));
        }
        finally
        {
            _one.Release();
        }
    }

    private static Reply WrongTime(string message, string allow) => new(405, 2000, message) { Headers = [new("Allow", allow)] };
}
