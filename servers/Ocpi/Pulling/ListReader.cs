using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Pulling;

/// <summary>
/// Reads a list of a peer page by page, along the links that the peer gives (transport_and_format, Pagination; TRN-22). A link is followed
/// to the hosts that the peer named when it registered, and to no others: our token goes along.
/// </summary>
internal sealed partial class ListReader(PeerClient client, PeerUrls urls, PullLimits limits)
{
    /// <summary>The pages of a list.</summary>
    /// <param name="contact">How to reach the peer.</param>
    /// <param name="peer">The peer.</param>
    /// <param name="request">For the first page, without a query.</param>
    /// <param name="from">Only what was updated since then; null for everything.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="PeerException">The list could not be read to its end.</exception>
    public async IAsyncEnumerable<ListPage> ReadAsync(
        PeerContact contact, Peer peer, PeerRequest request, DateTimeOffset? from, [EnumeratorCancellation] CancellationToken stop)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0L;
        for (var next = FirstPage(request.Url, from); next is not null;)
        {
            if (!seen.Add(next.AbsoluteUri))
                throw new PeerException("the links of its pages lead back to a page before");
            if (seen.Count > limits.Pages)
                throw new PeerException($"its list has more than {limits.Pages} pages");

            var answer = await client.SendAsync(request with { Url = next }, stop);
            var page = ObjectsOf(answer);
            bytes += page.Sum(json => (long)json.Length);
            if (bytes > limits.Bytes)
                throw new PeerException($"its list is larger than {limits.Bytes} bytes");
            yield return new ListPage(page, answer.Timestamp);

            next = NextPage(answer.Link, next, contact, peer);
        }
    }

    private Uri FirstPage(Uri endpoint, DateTimeOffset? from)
    {
        var query = $"limit={limits.PageSize.ToString(CultureInfo.InvariantCulture)}";
        if (from is { } since)
            query = $"date_from={Uri.EscapeDataString(OcpiDateTime.Format(since))}&{query}";
        return new UriBuilder(endpoint) { Query = endpoint.Query is { Length: > 1 } own ? $"{own[1..]}&{query}" : query }.Uri;
    }

    private static IReadOnlyList<byte[]> ObjectsOf(PeerAnswer answer)
    {
        if (!answer.IsSuccess)
            throw new PeerException($"the answer is HTTP {answer.HttpStatus} with status code {answer.StatusCode}");
        return answer.Data.ValueKind is JsonValueKind.Array
            ? [.. answer.Data.EnumerateArray().Select(one => JsonMarshal.GetRawUtf8Value(one).ToArray())]
            : throw new PeerException("the data of its answer is no list");
    }

    private Uri? NextPage(string? link, Uri current, PeerContact contact, Peer peer)
    {
        var target = NextLink().Match(link ?? "") is { Success: true } match ? match.Groups["url"].Value : null;
        if (target is null)
            return null;
        if (!Uri.TryCreate(current, target, out var next) || urls.WhyNot(next, peer) is not null)
            throw new PeerException("the link to its next page is no URL that we call");
        var named = contact.Endpoints.Select(endpoint => endpoint.Url).Append(contact.VersionsUrl);
        return named.Any(known => known.Scheme == next.Scheme && known.Authority == next.Authority)
            ? next
            : throw new PeerException("the link to its next page leads to a host that it did not name when it registered");
    }

    // RFC 8288: there may be several links, and rel may name several relations, with quotes or without.
    [GeneratedRegex(@"<(?<url>[^<>]*)>(?:\s*;\s*(?!rel\s*=)[^;,<>]*)*\s*;\s*rel\s*=\s*(?:""(?:[^""]*\s)?next(?:\s[^""]*)?""|next(?![^\s;,]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex NextLink();
}

/// <summary>One page of a peer's list.</summary>
/// <param name="Objects">Each as the JSON it came as.</param>
/// <param name="At">What the peer's clock said then; null where it did not tell.</param>
internal sealed record ListPage(IReadOnlyList<byte[]> Objects, DateTimeOffset? At);
