using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using OcpiKit.Cpo;
using OcpiKit.Engine.Results;
using OcpiKit.Mutants;
using OcpiKit.Reporting;

namespace OcpiKit.Proof.Pages;

/// <summary>The report where all that the other side could choose is chosen to hurt, and where the server that shows it blocks style and script, as Jenkins does.</summary>
[TestFixture, Category("browser")]
internal sealed class HostileReportPageTests : PageFixture
{
    private RunResult _result = null!;

    protected override async Task WriteAsync()
    {
        await using var server = await CpoServer.StartAsync(Kit.SmallCpo, CpoMutants.All[0].Alter);
        _result = await new Kit().PlayAsync(server);
        await ReportFolder.WriteAsync(Folder, _result, CancellationToken.None);
    }

    [Test]
    public async Task Text_of_the_other_side_stays_text_wherever_it_stands()
    {
        var folder = Path.Combine(Folder, "hostile");
        await ReportFolder.WriteAsync(folder, await HostileResult.OfAsync(_result), CancellationToken.None);
        var context = await Browser.Chromium.NewContextAsync();
        var page = await context.NewPageAsync();
        var (asked, dialogs) = (new List<string>(), 0);
        page.Request += (_, request) => asked.Add(request.Url);
        page.Dialog += (_, dialog) => { dialogs++; _ = dialog.DismissAsync(); };
        var address = new Uri(Path.Combine(folder, "report.html")).AbsoluteUri;

        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.GetByLabel("Search").FillAsync("<img");

        Assert.That(asked, Is.EqualTo(new[] { address }));
        Assert.That(dialogs, Is.Zero);
        Assert.That(await page.Locator("img, iframe, object, embed, [onerror], body style, body script").CountAsync(), Is.Zero);
        Assert.That(await page.Locator(".scenario:visible").CountAsync(), Is.GreaterThan(0), "the search finds it as text");
        Assert.That((await page.ContentAsync()).IndexOf('\u202e'), Is.EqualTo(-1));
    }

    [Test]
    public async Task A_server_that_blocks_style_and_script_leaves_all_that_matters_readable()
    {
        await using var jenkins = await ServeAsync("sandbox; default-src 'none'; img-src 'self'; style-src 'self'");
        var page = await (await Browser.Chromium.NewContextAsync()).NewPageAsync();
        await page.GotoAsync($"{jenkins.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/report.html");

        var text = await page.Locator("body").InnerTextAsync();
        string[] order = ["Not conformant", "Modules", "How sure", "Fix first", "Module by module", "Fix these first", "Expected", "Received", "Written by OcpiKit"];
        Assert.That(order.Select(word => text.IndexOf(word, StringComparison.Ordinal)), Is.Ordered.And.None.EqualTo(-1));
        Assert.That(await page.Locator(".bar, .tools").CountAsync(), Is.Zero, "what needs the script is not there without it");
        Assert.That(await page.Locator(".cause").First.EvaluateAsync<string>("cause => getComputedStyle(cause).borderTopStyle"), Is.EqualTo("none"), "the style was blocked");
    }

    private async Task<WebApplication> ServeAsync(string policy)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/report.html", (HttpContext call) =>
        {
            call.Response.Headers.ContentSecurityPolicy = policy;
            return Results.File(Path.Combine(Folder, "report.html"), "text/html; charset=utf-8");
        });
        await server.StartAsync();
        return server;
    }
}
