using System.Text;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Wire;

namespace OcpiKit.Engine.Triggering;

/// <summary>A trigger that calls whatever steers the target in tests. 2xx is success.</summary>
internal sealed class CallingTrigger(IWire wire)
{
    private const int Told = 300;

    public async Task<TriggerOutcome> RunAsync(HttpTrigger trigger, IReadOnlyDictionary<string, string> values, CancellationToken stop)
    {
        var template = new Template(values);
        if ((template.WhyNotUrl(trigger.Url) ?? (trigger.Body is { } text ? template.WhyNotJson(text) : null)) is { } why)
            return new(false, why);
        var url = template.Url(trigger.Url);
        var headers = trigger.Headers.Prepend(new("User-Agent", "OcpiKit")).ToList();
        ReadOnlyMemory<byte>? body = null;
        if (trigger.Body is { } json)
        {
            body = Encoding.UTF8.GetBytes(template.Json(json));
            if (!trigger.Headers.Keys.Contains("Content-Type", StringComparer.OrdinalIgnoreCase))
                headers.Add(new("Content-Type", "application/json"));
        }

        var delivery = await wire.SendAsync(new Outgoing(trigger.Method, url, new Headers(headers), body), stop);
        var call = $"{trigger.Method} {url.GetLeftPart(UriPartial.Path)}";
        return delivery.Received is { } received
            ? new(received.Status is >= 200 and < 300, $"{call} answered HTTP {received.Status}{Body(received)}")
            : new(false, $"{call}: {delivery.Fault?.Says ?? "no answer came"}.");
    }

    /// <summary>What was said, as far as a line holds it: whoever steers the target says there why it did not do it.</summary>
    private static string Body(ResponseMessage received)
    {
        var text = Encoding.UTF8.GetString(received.Body.Span[..Math.Min(received.Body.Length, 4 * Told)]).ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? "." : $": {(text.Length > Told ? text[..Told] + "…" : text)}";
    }
}
