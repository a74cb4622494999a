using System.Globalization;
using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Ocpi.Paging;

/// <summary>
/// Answers every GET of a list: the objects of one page, and in the headers how many there are and where the next page is
/// (transport_and_format, Paginated response).
/// </summary>
/// <param name="platform">Knows the address to put into links.</param>
/// <param name="cap">The most objects in one answer.</param>
public sealed class PagedList(Platform platform, int cap)
{
    private static readonly string[] Filters = ["date_from", "date_to"];

    /// <summary>Answers with the page that the query of the request asks for.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="read">Fetches a page.</param>
    public async Task<IResult> AnswerAsync(HttpContext context, Func<PageRequest, CancellationToken, Task<Page>> read)
    {
        if (!PageRequest.TryRead(context.Request, cap, out var wanted, out var mistake))
            return Answer.Refusal(StatusCode.InvalidParameter, mistake);

        var page = await read(wanted, context.RequestAborted);

        var headers = context.Response.Headers;
        headers["X-Total-Count"] = page.Total.ToString(CultureInfo.InvariantCulture);
        // Always what we would return at most, however few the client asked for (TRN-26).
        headers["X-Limit"] = cap.ToString(CultureInfo.InvariantCulture);
        if (page.Next is { } next)
            headers.Link = $"<{NextUrl(context.Request, wanted, new Cursor(next)).AbsoluteUri}>; rel=\"next\"";

        return Answer.WithJsonList(page.Objects);
    }

    // The next page is of the same list: the filters go along (TRN-24).
    private Uri NextUrl(HttpRequest request, PageRequest current, Cursor cursor)
    {
        var query = QueryString.Create("cursor", cursor.For(current.ListIn(request)))
            .Add("limit", current.Limit.ToString(CultureInfo.InvariantCulture));
        foreach (var filter in Filters.Where(request.Query.ContainsKey))
            query = query.Add(filter, request.Query[filter].ToString());

        return platform.UrlOf(request, request.Path.ToUriComponent() + query.ToUriComponent());
    }
}
