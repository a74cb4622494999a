using System.Text.Json.Nodes;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>What the counterparty answers.</summary>
/// <param name="Http">HTTP status.</param>
/// <param name="Status">OCPI status code.</param>
/// <param name="Message">The reason, for a person; null where there is nothing to say.</param>
/// <param name="Data">The data; null where there are none.</param>
internal sealed record Reply(int Http, int Status, string? Message = null, JsonNode? Data = null)
{
    /// <summary>Headers beside those that every answer has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What is done once the answer is on its way.</summary>
    public Func<CancellationToken, Task>? Afterwards { get; init; }

    /// <summary>Whether the connection ends with the answer.</summary>
    public bool Closes { get; init; }

    public static Reply Ok(JsonNode? data = null) => new(200, 1000, "Success", data);

    public static Reply Created() => new(201, 1000, "Created");

    /// <summary>A mistake of the caller's in valid JSON from somebody who may ask: no error of HTTP (status_codes, STA-02).</summary>
    public static Reply Refused(string message, int status = 2001) => new(200, status, message);

    public static Reply NotFound(string message, int status = 2000) => new(404, status, message);
}
