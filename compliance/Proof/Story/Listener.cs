using System.Text.Json;
using OcpiKit.Protocol;

namespace OcpiKit.Proof.Story;

/// <summary>Knows which operation a message is, and what the kit's schemas and the rules for every message say to it.</summary>
internal sealed class Listener(Edition edition)
{
    private static readonly string[] CpoReceives = ["tokens", "commands", "chargingprofiles", "hubclientinfo"];

    /// <summary>The id of the operation; null where it is none.</summary>
    public string? OperationOf(Overheard heard) => Find(heard)?.Id;

    /// <summary>What is wrong with a message.</summary>
    public IEnumerable<string> Complaints(Overheard heard)
    {
        if (Find(heard) is not { } operation)
            return [$"{heard} is no operation of OCPI."];
        return Request(heard, operation).Concat(Answer(heard, operation)).Concat(Headers(heard, operation)).Select(complaint => $"{heard} ({operation.Id}): {complaint}");
    }

    private List<string> Request(Overheard heard, Operation operation)
    {
        if (operation.Request is not { } payload)
            return heard.Body is null ? [] : ["a body where none is due"];
        if (heard.Body is not { } body)
            return payload.Required ? ["no body"] : [];
        return Best(payload.Types, body, payload.Patch);
    }

    private List<string> Answer(Overheard heard, Operation operation)
    {
        if (heard.Answer is not { } envelope || !envelope.TryGetProperty("status_code", out var code) || !envelope.TryGetProperty("timestamp", out _))
            return ["no envelope"];
        if (code.GetInt32() is not 1000)
            return [$"answered {heard.Http} with {code}"];
        if (operation.Response is not { } response || !envelope.TryGetProperty("data", out var data))
            return [];
        return response.IsList ? [.. data.EnumerateArray().SelectMany(item => Best(response.Types, item, false))] : Best(response.Types, data, false);
    }

    private static IEnumerable<string> Headers(Overheard heard, Operation operation)
    {
        foreach (var name in (string[])["X-Request-ID", "X-Correlation-ID"])
        {
            if (!heard.Headers.TryGetValue(name, out var sent) || heard.AnswerHeaders.GetValueOrDefault(name) != sent)
                yield return $"{name} is missing, or does not come back";
        }
        foreach (var name in (string[])["OCPI-from-party-id", "OCPI-from-country-code", "OCPI-to-party-id", "OCPI-to-country-code"])
        {
            if (heard.Headers.ContainsKey(name) != operation.Functional)
                yield return $"{name} {(operation.Functional ? "is missing" : "does not belong there")}";
        }
        if (operation.Paged && !(heard.AnswerHeaders.ContainsKey("X-Total-Count") && heard.AnswerHeaders.ContainsKey("X-Limit")))
            yield return "a list without X-Total-Count or X-Limit";
    }

    // Where several types are possible, one has to fit.
    private List<string> Best(IReadOnlyList<string> types, JsonElement value, bool patch) => types
        .Select(type => edition.Schemas.Validate(type, value, patch).Select(error => $"{error.Pointer}: {error.Rule}").ToList())
        .MinBy(errors => errors.Count) ?? [];

    private Operation? Find(Overheard heard)
    {
        var segments = heard.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is ["ocpi", _, "2.2.1"])
            return edition.Operations["versions.symmetric.get"];
        if (segments is not ["ocpi", var role, "2.2.1", var module, .. var rest])
            return null;
        if (module is "versions")
            return edition.Operations["versions.symmetric.list"];

        var side = module is "credentials" ? Interface.Symmetric
            : CpoReceives.Contains(module) == (role is "cpo") ? Interface.Receiver
            : Interface.Sender;
        return edition.Operations.FirstOrDefault(operation =>
            operation.Module == module && operation.Interface == side && operation.Method == heard.Method && Fits(operation.Url, rest));
    }

    private static bool Fits(string template, string[] rest)
    {
        if (template.StartsWith("{response_url}", StringComparison.Ordinal))
            return rest.Length > 0;
        var wanted = template.Split('?')[0].Split('/')[1..];
        return wanted.Length == rest.Length && wanted.Zip(rest).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }
}
