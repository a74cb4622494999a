using System.Net;
using Microsoft.AspNetCore.Http;

namespace OcpiKit.Learning.Web;

/// <summary>
/// Whether a request comes from a page of ours in a browser of this machine. A page elsewhere may have its own name lead here, and then it
/// comes under that name; or it may have the learner's browser send a form, and then the browser says from where.
/// </summary>
internal static class Neighbour
{
    /// <summary>Whether to answer at all: only those who call this machine by its own name.</summary>
    public static bool CallsByName(HttpRequest request) =>
        request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named));

    /// <summary>Whether something may be done for it: no other site has sent it.</summary>
    public static bool MayDo(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
