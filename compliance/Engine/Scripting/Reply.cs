using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Scripting;

/// <summary>What the target said: its answer, or its call. Of a list whose pages were followed it is all of them.</summary>
/// <param name="Exchanges">As they went over the wire, one for each page.</param>
public sealed record Reply(IReadOnlyList<Exchange> Exchanges)
{
    /// <summary>The first of them.</summary>
    public Exchange Exchange => Exchanges[0];

    /// <summary>Whether it claims success in both layers: HTTP 2xx and OCPI 1xxx.</summary>
    public bool Succeeded => Exchanges.All(exchange => exchange.Succeeded);

    /// <summary>HTTP status; null where no answer came.</summary>
    public int? Http => Exchange.Response?.Status;

    /// <summary>OCPI status code; null where there is none.</summary>
    public int? Status => Exchange.Body.Envelope?.Code;

    /// <summary>The data of the answer, or the body of the call; null where there is none.</summary>
    public JsonElement? Data => Exchange.Direction == Direction.FromSubject ? Exchange.Body.Json : Exchange.Body.Envelope?.Data;

    /// <summary>The objects of all pages.</summary>
    public IEnumerable<Item> Items => Exchanges.SelectMany(exchange => exchange.Items());

    /// <summary>What stands at a JSON Pointer of the whole body; null where nothing does.</summary>
    public JsonElement? At(string pointer) => Exchange.Body.Json is { } json ? JsonPlace.At(json, pointer) : null;

    /// <summary>The first value of a header that the target sent; null where it sent none.</summary>
    public string? Header(string name) => (Exchange.Direction == Direction.FromSubject ? Exchange.Request.Headers : Exchange.Response?.Headers)?.First(name);
}
