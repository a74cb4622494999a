using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Desk;

/// <summary>The exchanges of an HTTP Archive (HAR 1.2), as browsers and proxies write it. What an entry lacks is empty; what is no entry is passed over.</summary>
internal sealed record Recording(IReadOnlyList<Recorded> Entries, int Left)
{
    /// <summary>So many are judged; what is wrong in 2,000 exchanges is known.</summary>
    private const int Most = 2_000;

    /// <summary>The recording that a document is; null where it is none.</summary>
    public static Recording? In(JsonElement json)
    {
        if (json.Field("log")?.Field("entries") is not { ValueKind: JsonValueKind.Array } entries)
            return null;
        var all = entries.EnumerateArray().Select(Recorded.Of).OfType<Recorded>().ToList();
        return new([.. all.Take(Most)], Math.Max(0, all.Count - Most));
    }
}

/// <summary>A request and its answer.</summary>
internal sealed record Recorded(RequestMessage Request, ResponseMessage? Response)
{
    /// <summary>The exchange of an entry; null where it names no absolute URL.</summary>
    public static Recorded? Of(JsonElement entry)
    {
        if (entry.Field("request") is not { } request || !Uri.TryCreate(request.Text("url"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return null;
        var sent = new RequestMessage(request.Text("method") ?? "GET", url, HeadersOf(request), Bytes(request.Field("postData")));
        var status = entry.Field("response")?.Field("status") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var given) ? given : 0;
        if (status == 0)
            return new(sent, null);
        var response = entry.Field("response")!.Value;
        var body = Bytes(response.Field("content"));
        return new(sent, new ResponseMessage(status, HeadersOf(response), body, false, body.Length));
    }

    private static Headers HeadersOf(JsonElement message) =>
        new([.. message.List("headers").Where(header => header.Text("name") is not null).Select(header => new KeyValuePair<string, string>(header.Text("name")!, header.Text("value") ?? ""))]);

    private static ReadOnlyMemory<byte> Bytes(JsonElement? content)
    {
        if (content?.Text("text") is not { } text)
            return default;
        if (content?.Text("encoding") != "base64")
            return Encoding.UTF8.GetBytes(text);
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var written) ? buffer.AsMemory(0, written) : default;
    }
}
