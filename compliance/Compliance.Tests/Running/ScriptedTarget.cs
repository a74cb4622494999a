using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Wire;

namespace OcpiKit.Compliance.Tests.Running;

/// <summary>A target without a network: answers by a script, path by path; what is not scripted is 404.</summary>
internal sealed class ScriptedTarget(TimeProvider time) : IWire
{
    public const string Token = "test-token-1";
    private readonly Dictionary<string, Func<Outgoing, Delivery>> _script = [];

    public ScriptedTarget()
        : this(TimeProvider.System)
    {
        Answer("/versions", new[] { new { version = "2.2.1", url = "http://localhost/2.2.1" } });
        Answer("/2.2.1", new
        {
            version = "2.2.1",
            endpoints = new[]
            {
                new { identifier = "credentials", role = "SENDER", url = "http://localhost/credentials" },
                new { identifier = "locations", role = "SENDER", url = "http://localhost/locations" },
            },
        });
    }

    /// <summary>Every request that came.</summary>
    public List<Outgoing> Requests { get; } = [];

    public static Uri Versions { get; } = new("http://localhost/versions");

    public Task<Delivery> SendAsync(Outgoing request, CancellationToken stop)
    {
        Requests.Add(request);
        var known = _script.GetValueOrDefault(request.Url.PathAndQuery) ?? _script.GetValueOrDefault(request.Url.AbsolutePath);
        return Task.FromResult(known?.Invoke(request) ?? Delivered(request, 404, "{}"));
    }

    /// <summary>Answers with success and this data.</summary>
    public ScriptedTarget Answer(string path, object data, params (string, string)[] headers) =>
        Raw(path, 200, JsonSerializer.Serialize(new { data, status_code = 1000, timestamp = "2026-01-01T00:00:00Z" }), headers);

    /// <summary>Answers with exactly this.</summary>
    public ScriptedTarget Raw(string path, int status, string body, params (string, string)[] headers) =>
        Do(path, request => Delivered(request, status, body, headers));

    /// <summary>Gives no answer.</summary>
    public ScriptedTarget Lose(string path, FaultKind kind, string says) =>
        Do(path, request => new(Sent(request), null, new(kind, says), time.GetUtcNow(), TimeSpan.FromMilliseconds(5)));

    public ScriptedTarget Do(string path, Func<Outgoing, Delivery> answer)
    {
        _script[path] = answer;
        return this;
    }

    public Delivery Delivered(Outgoing request, int status, string body, params (string, string)[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Headers lines = new([new("Content-Type", "application/json"), .. headers.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))]);
        return new(Sent(request), new(status, lines, bytes, false, bytes.Length), null, time.GetUtcNow(), TimeSpan.FromMilliseconds(5));
    }

    private static RequestMessage Sent(Outgoing request) => new(request.Method, request.Url, request.Headers, request.Body ?? default);
}
