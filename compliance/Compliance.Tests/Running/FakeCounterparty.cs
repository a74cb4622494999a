using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Running;

/// <summary>A counterparty without a network: calls come in when a test says so.</summary>
internal sealed class FakeCounterparty : ICounterparty
{
    private readonly Dictionary<string, string> _cases = [];
    private int _tokens = 1;

    public Uri Versions { get; } = new("http://localhost:9/versions");

    public Uri Details { get; } = new("http://localhost:9/2.2.1");

    public string Token => $"partner-token-{_tokens}";

    public string Invite() => "invitation";

    public string Role { get; private set; } = "";

    public PartyName Party { get; private set; } = new("NL", "OKT");

    public Inbox Inbox { get; } = new();

    public IReadOnlyDictionary<string, JsonElement> Belongings { get; } = new Dictionary<string, JsonElement>();

    public Registration? Registered => null;

    /// <summary>How it was told to behave, one after the other.</summary>
    public List<IReadOnlyList<Disturbance>> Behaviour { get; } = [];

    /// <summary>The tokens of the target that it was told.</summary>
    public List<string> Known { get; } = [];

    /// <summary>What it called of itself and nobody took yet.</summary>
    public List<Errand> Errands { get; } = [];

    /// <summary>The operations by which objects of ours were sent.</summary>
    public List<string> Owned { get; } = [];

    public bool Disposed { get; private set; }

    /// <summary>Starts it.</summary>
    public Task<Reach> StartAsync(string role, PartyName party, CancellationToken stop)
    {
        (Role, Party) = (role, party);
        return Task.FromResult(new Reach(this));
    }

    /// <summary>The target calls an operation of ours.</summary>
    public void Receives(string operation, object? body = null, params (string Name, string Value)[] parameters) =>
        Receives(operation, "http://localhost:9/here", null, body, parameters);

    /// <summary>The target sends a result to an address that it was given.</summary>
    public void ReceivesResult(string url, object body, string operation = "commands.sender.post.result") => Receives(operation, url, _cases[url], body);

    /// <summary>The target calls what is no operation of ours.</summary>
    public void ReceivesStray(string url) => Add(null, "GET", url, null, null, []);

    /// <summary>A call that was not read whole, or in which the kit itself went wrong.</summary>
    public void ReceivesWrongly(string operation, bool cut) => Add(Staging.Edition.Operations[operation], "PUT", "http://localhost:9/here", null, "{", [], ShownToken.Right, cut, !cut);

    /// <summary>Somebody calls an operation of ours without a token.</summary>
    public void ReceivesFromAnybody(string operation) => Add(Staging.Edition.Operations[operation], "GET", "http://localhost:9/here", null, null, [], ShownToken.None);

    public JsonElement Credentials(bool fresh)
    {
        _tokens += fresh ? 1 : 0;
        return JsonSerializer.SerializeToElement(new { token = Token, url = Versions });
    }

    public Uri ResponseUrl(string forCase, Operation? asked = null)
    {
        var url = $"http://localhost:9/results/{_cases.Count}";
        _cases[url] = forCase;
        return new(url);
    }

    public void Owns(Operation sent, JsonElement body) => Owned.Add(sent.Id);

    public void Behave(IReadOnlyList<Disturbance> disturbances) => Behaviour.Add(disturbances);

    public void Knows(Offer target, string token) => Known.Add(token);

    public IReadOnlyList<Errand> TakeErrands()
    {
        IReadOnlyList<Errand> taken = [.. Errands];
        Errands.Clear();
        return taken;
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }

    private void Receives(string operation, string url, string? forCase, object? body, params (string Name, string Value)[] parameters)
    {
        var known = Staging.Edition.Operations[operation];
        Add(known, known.Method, url, forCase, body, parameters);
    }

    private void Add(Operation? operation, string method, string url, string? forCase, object? body, (string Name, string Value)[] parameters, ShownToken token = ShownToken.Right, bool cut = false, bool failed = false)
    {
        var bytes = body is null ? [] : Encoding.UTF8.GetBytes(body as string ?? JsonSerializer.Serialize(body));
        var answer = """{"status_code":1000,"timestamp":"2026-01-01T00:00:00Z"}"""u8.ToArray();
        Headers headers = new([new("X-Request-ID", "req-1"), new("X-Correlation-ID", "cor-1"), new("Content-Type", "application/json")]);
        Inbox.Add(new(
            operation,
            new(parameters.ToDictionary(pair => pair.Name, pair => pair.Value), token, forCase),
            new(method, new(url), headers, bytes),
            new(200, Headers.None, answer, false, answer.Length),
            cut || failed ? "something went wrong" : null,
            DateTimeOffset.UnixEpoch,
            TimeSpan.Zero)
        { Cut = cut, KitFailed = failed });
    }
}
