using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Web.Pages;
using OcpiKit.Reporting.Html;

namespace OcpiKit.Learning.Web;

/// <summary>Gives out the pages, and sees to what is asked for on them.</summary>
internal sealed class FrontDesk(Course course, Notebook notebook) : IDisposable
{
    // What is shown comes from the servers that are played against: nothing of it may run, nothing else may be fetched, and no other page may frame it.
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly Lectern _lectern = new(course, notebook);

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        var path = (request.Path.Value ?? "/").Trim('/').Split('/');
        if (!Neighbour.CallsByName(request))
            await RefuseAsync(response, StatusCodes.Status403Forbidden, "These pages are for this machine: open them at http://localhost.");
        else if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            await ShowAsync(context, path);
        else if (!HttpMethods.IsPost(request.Method))
            await RefuseAsync(response, StatusCodes.Status405MethodNotAllowed, "Pages are read (GET), and their buttons pressed (POST).");
        else if (!Neighbour.MayDo(request))
            await RefuseAsync(response, StatusCodes.Status403Forbidden, "Pages of other sites may not press these buttons.");
        else if (!await _lectern.DoAsync(context, path))
            await LostAsync(context);
    }

    /// <inheritdoc/>
    public void Dispose() => _lectern.Dispose();

    private Task ShowAsync(HttpContext context, string[] path) => path switch
    {
        [""] => PageAsync<HomePage>(context, new() { [nameof(HomePage.Course)] = course, [nameof(HomePage.Progress)] = course.File.Read() }),
        ["style.css"] => TextAsync(context.Response, "text/css", Assets.Style),
        ["script.js"] => TextAsync(context.Response, "text/javascript", Assets.Script),
        ["icon.svg"] => TextAsync(context.Response, "image/svg+xml", Assets.Icon),
        [var name] when course.Set.Lesson(name) is { } lesson => LessonAsync(context, lesson),
        [var name] when course.Set.Page(name) is { } page => PageAsync<LookUpPage>(context, new() { [nameof(LookUpPage.Course)] = course, [nameof(LookUpPage.Page)] = page }),
        _ => LostAsync(context),
    };

    private Task LessonAsync(HttpContext context, Lesson lesson) => PageAsync<LessonPage>(context, new()
    {
        [nameof(LessonPage.Course)] = course,
        [nameof(LessonPage.Notebook)] = notebook,
        [nameof(LessonPage.Lesson)] = lesson,
        [nameof(LessonPage.Progress)] = course.File.Read().Of(lesson.Id),
    });

    private Task LostAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return PageAsync<LostPage>(context, new() { [nameof(LostPage.Course)] = course });
    }

    private static async Task PageAsync<TPage>(HttpContext context, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        // Whole before it goes out: a fault halfway must not look like the end of a page.
        using var page = new MemoryStream();
        await RazorPage.WriteAsync<TPage>(parameters, page, context.RequestAborted);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), context.RequestAborted);
    }

    private static Task TextAsync(HttpResponse response, string type, string text)
    {
        response.ContentType = string.Create(CultureInfo.InvariantCulture, $"{type}; charset=utf-8");
        return HttpMethods.IsHead(response.HttpContext.Request.Method) ? Task.CompletedTask : response.WriteAsync(text, response.HttpContext.RequestAborted);
    }

    private static Task RefuseAsync(HttpResponse response, int status, string why)
    {
        response.StatusCode = status;
        return TextAsync(response, "text/plain", why + "\n");
    }
}
