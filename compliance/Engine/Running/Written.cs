using System.Globalization;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>What the run put into the target, and what of it was taken back: whoever owns the target wants to know what is left there.</summary>
/// <param name="veil">Stands before what is personal; the uid of a card that the kit made up is nobody's, and whoever takes it away has to know it.</param>
public sealed class Written(Veil veil)
{
    private const int Named = 20;

    /// <summary>The uids of cards that the kit makes up begin with its name, in scenarios and in test data: no card of a person does.</summary>
    private const string MadeUp = "OCPIKIT";

    private readonly Dictionary<Uri, Left> _left = [];

    private sealed record Left(string Module, string Id, string? TakenBack);

    /// <summary>Looks at an exchange.</summary>
    public void See(Exchange exchange)
    {
        if (!exchange.Succeeded || exchange.Operation is not { Module: not ("credentials" or "commands") } operation)
            return;
        var at = PlaceOf(exchange, operation);
        if (operation.Method == "DELETE" && _left.TryGetValue(at, out var gone))
            _left[at] = gone with { TakenBack = "deleted" };
        else if (operation.Method is "PUT" or "POST" or "PATCH" && Sent(exchange) is { } sent)
            Wrote(at, operation, sent);
    }

    /// <summary>What is left there, in words for the reader, of which nothing personal is left.</summary>
    public IEnumerable<string> Notices()
    {
        if (_left.Count == 0)
            yield break;
        var (back, there) = (_left.Values.Where(one => one.TakenBack is not null).ToList(), _left.Values.Where(one => one.TakenBack is null).ToList());
        yield return $"Put into the target in this run: {Count(_left.Values.Select(one => one with { TakenBack = null }))}; taken back: {(back.Count == 0 ? "nothing" : Count(back))}.";
        if (there.Count > 0)
            yield return $"Left there, made up by the kit: {string.Join("; ", there.GroupBy(one => one.Module).Select(Ids))}; remove them there if they are in the way.";
    }

    private void Wrote(Uri at, Operation operation, ParsedBody sent)
    {
        var takenBack = sent.Json?.Text("status") == "REMOVED" ? "removed" : sent.Json?.Field("valid") is { ValueKind: System.Text.Json.JsonValueKind.False } && operation.Module == "tokens" ? "made invalid" : null;
        if (_left.TryGetValue(at, out var known))
            _left[at] = known with { TakenBack = takenBack ?? (operation.Method == "PATCH" ? known.TakenBack : null) };
        // A part of an object, and a change of one that was there before, leave nothing new.
        else if (operation.Method != "PATCH" && operation.Id.Count(c => c == '.') == 2)
            _left[at] = new(operation.Module, Uri.UnescapeDataString(at.Segments[^1].TrimEnd('/')), takenBack);
    }

    /// <summary>Where the object is: what is posted gets its place by the answer (mod_cdrs, Location header).</summary>
    private static Uri PlaceOf(Exchange exchange, Operation operation)
    {
        var url = new Uri(exchange.Request.Url.GetLeftPart(UriPartial.Path));
        return operation.Method == "POST" && exchange.Response?.Headers.First("Location") is { } location && Uri.TryCreate(url, location, out var given) ? given : url;
    }

    private static ParsedBody? Sent(Exchange exchange) => exchange.Request.Body.IsEmpty ? null : ParsedBody.Of(exchange.Request.Body);

    private string Ids(IGrouping<string, Left> left)
    {
        var ids = left.Select(Shown).ToList();
        return $"{(ids.Count == 1 ? One(left.Key) : Many(left.Key))} {string.Join(", ", ids.Take(Named))}{(ids.Count > Named ? $" and {ids.Count - Named} more" : "")}";
    }

    private string Shown(Left one) => one is { Module: "tokens" } && one.Id.StartsWith(MadeUp, StringComparison.Ordinal) ? veil.Aloud(one.Id) : veil.Over(one.Id);

    private static string Count(IEnumerable<Left> all) => string.Join(", ", all
        .GroupBy(one => (one.Module, one.TakenBack))
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {(group.Count() == 1 ? One(group.Key.Module) : Many(group.Key.Module))}{(group.Key.TakenBack is { } how ? $" ({how})" : "")}")));

    private static string One(string module) => module switch
    {
        "cdrs" => "CDR",
        "chargingprofiles" => "charging profile",
        "hubclientinfo" => "ClientInfo",
        _ => char.ToUpperInvariant(module[0]) + module[1..^1],
    };

    private static string Many(string module) => module is "hubclientinfo" ? "ClientInfo objects" : One(module) + "s";
}
