using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening.Answering;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Http;

/// <summary>Makes an HTTP answer of a reply: the envelope around the data, and the headers that every answer has.</summary>
internal sealed class ReplyWriter(PartyName party, TimeProvider time)
{
    /// <summary>The answer as it goes over the wire, unless it is cut short there.</summary>
    /// <param name="reply">What is answered.</param>
    /// <param name="operation">To what; null where it was no operation.</param>
    /// <param name="request">To which request.</param>
    /// <param name="misconduct">What is done wrong on purpose, or null.</param>
    public ResponseMessage Write(Reply reply, Operation? operation, RequestMessage request, Misconduct? misconduct)
    {
        var body = Body(reply, misconduct);
        var status = misconduct?.Http ?? reply.Http;
        if (status is 204 or 304)
            body = [];
        var headers = new List<KeyValuePair<string, string>>();
        if (body.Length > 0)
            headers.Add(new("Content-Type", "application/json"));
        foreach (var name in new[] { "X-Request-ID", "X-Correlation-ID" })
        {
            if (request.Headers.First(name) is { } id && CanBeSaid(id))
                headers.Add(new(name, id));
        }

        if (operation is { Functional: true })
            headers.AddRange(Routing(request));
        headers.AddRange(reply.Headers);
        if (misconduct?.RetryAfter is { } pause)
            headers.Add(new("Retry-After", Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        headers.RemoveAll(header => (misconduct?.WithoutHeaders ?? []).Contains(header.Key, StringComparer.OrdinalIgnoreCase));
        foreach (var (name, value) in misconduct?.Headers ?? new Dictionary<string, string>())
        {
            headers.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            headers.Add(new(name, value));
        }

        if (reply.Closes)
            headers.Add(new("Connection", "close"));
        return new(status, new(headers), body, false, body.Length);
    }

    /// <summary>In an answer the parties have changed sides (transport_and_format, routing headers).</summary>
    private IEnumerable<KeyValuePair<string, string>> Routing(RequestMessage request)
    {
        if (PartyName.TryOf(request.Headers.First("OCPI-from-country-code"), request.Headers.First("OCPI-from-party-id")) is { } asking)
        {
            yield return new("OCPI-to-party-id", asking.PartyId);
            yield return new("OCPI-to-country-code", asking.CountryCode);
        }

        var asked = PartyName.TryOf(request.Headers.First("OCPI-to-country-code"), request.Headers.First("OCPI-to-party-id")) ?? party;
        yield return new("OCPI-from-party-id", asked.PartyId);
        yield return new("OCPI-from-country-code", asked.CountryCode);
    }

    private byte[] Body(Reply reply, Misconduct? misconduct)
    {
        if (misconduct?.RawBody is { } raw)
            return Encoding.UTF8.GetBytes(raw);
        var envelope = new JsonObject();
        if (misconduct?.Data is { } given)
            envelope["data"] = JsonSerializer.SerializeToNode(given);
        else if (reply.Data is { } data)
            envelope["data"] = data.Parent is null ? data : data.DeepClone();
        envelope["status_code"] = misconduct?.Status ?? reply.Status;
        if (reply.Message is { } message)
            envelope["status_message"] = message;
        envelope["timestamp"] = OcpiTime.Text(time.GetUtcNow());
        return JsonSerializer.SerializeToUtf8Bytes(envelope);
    }

    private static bool CanBeSaid(string value) => value.All(letter => letter >= ' ' && letter != '\u007f');
}
