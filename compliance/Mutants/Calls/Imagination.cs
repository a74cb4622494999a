using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>What a partner usually offers: versions and details as they might have been answered, to whoever does not ask.</summary>
internal static class Imagination
{
    private static readonly string[] Received = ["locations", "sessions", "cdrs", "tariffs"];
    private static readonly string[] Owned = ["tokens", "commands", "chargingprofiles"];

    /// <summary>By the addresses that this one has.</summary>
    public static JsonNode Of(Letter call)
    {
        var root = call.Url.AbsoluteUri[..call.Url.AbsoluteUri.LastIndexOf('/')];
        if (!call.Path.EndsWith("/2.2.1", StringComparison.Ordinal))
            return new JsonArray(new JsonObject { ["version"] = "2.2.1", ["url"] = $"{root}/2.2.1" });
        return new JsonObject
        {
            ["version"] = "2.2.1",
            ["endpoints"] = new JsonArray(
            [
                Endpoint("credentials", "SENDER", $"{root}/2.2.1/credentials"),
                .. Received.Select(module => Endpoint(module, "RECEIVER", $"{root}/2.2.1/{module}/receiver")),
                .. Owned.Select(module => Endpoint(module, "SENDER", $"{root}/2.2.1/{module}/sender")),
            ]),
        };

        static JsonNode Endpoint(string module, string role, string url) => new JsonObject { ["identifier"] = module, ["role"] = role, ["url"] = url };
    }
}
