using System.Text.Json.Nodes;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>Says which version there is, and where its interfaces are.</summary>
internal sealed class VersionsDesk(Edition edition, string role, Address address)
{
    public Task<Reply> ListAsync(Visit visit, CancellationToken stop) =>
        Task.FromResult(Reply.Ok(new JsonArray(new JsonObject { ["version"] = edition.Version, ["url"] = address.Details.AbsoluteUri })));

    public Task<Reply> DetailsAsync(Visit visit, CancellationToken stop)
    {
        // The role of the credentials module says nothing (version_information_endpoint, VER-09).
        var endpoints = new JsonArray(Endpoint("credentials", "SENDER", address.Credentials));
        foreach (var (module, side) in Interfaces.Of(role))
            endpoints.Add(Endpoint(module, side == Interface.Sender ? "SENDER" : "RECEIVER", address.Endpoint(module, side)));
        return Task.FromResult(Reply.Ok(new JsonObject { ["version"] = edition.Version, ["endpoints"] = endpoints }));
    }

    private static JsonObject Endpoint(string module, string side, Uri url) => new() { ["identifier"] = module, ["role"] = side, ["url"] = url.AbsoluteUri };
}
