using System.Text.Json.Nodes;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>Authorizes drivers in real time (mod_tokens, Sender, POST).</summary>
internal sealed class TokenDesk(Store own)
{
    public Task<Reply> AuthorizeAsync(Visit visit, CancellationToken stop)
    {
        var type = visit["type"] ?? "RFID";
        var token = own.All("tokens").FirstOrDefault(token => Parts.Is(token, "uid", visit["token_uid"]!) && Parts.Is(token, "type", type));
        if (token is null)
            return Task.FromResult(Reply.NotFound("There is no such Token.", 2004));
        var allowed = token["valid"]!.GetValue<bool>();
        var info = new JsonObject { ["allowed"] = allowed ? "ALLOWED" : "BLOCKED", ["token"] = token.DeepClone() };
        // Where a place was asked about, the driver may charge there; a refusal names none (mod_tokens, AuthorizationInfo).
        if (allowed && visit.Json is not null)
            info["location"] = visit.Object;
        if (allowed)
            info["authorization_reference"] = $"OCPIKIT-{Guid.NewGuid().ToString("N")[..16]}";
        return Task.FromResult(Reply.Ok(info));
    }
}
