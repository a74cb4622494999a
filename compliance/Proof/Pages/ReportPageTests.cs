using Microsoft.Playwright;
using OcpiKit.Cpo;
using OcpiKit.Mutants;
using OcpiKit.Reporting;

namespace OcpiKit.Proof.Pages;

/// <summary>The report as people open it: from a file, in a browser, perhaps without scripts.</summary>
[TestFixture, Category("browser")]
internal sealed class ReportPageTests : PageFixture
{
    protected override async Task WriteAsync()
    {
        await using (var server = await CpoServer.StartAsync(Kit.SmallCpo, CpoMutants.All[0].Alter))
            await ReportFolder.WriteAsync(Folder, await new Kit().PlayAsync(server), CancellationToken.None);
    }

    [Test]
    public async Task It_says_first_that_the_target_is_not_conformant_and_how_many_rules_are_broken()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = false });

        Assert.That(await page.Locator("h1, h2, p").First.InnerTextAsync(), Is.Not.Empty);
        Assert.That(await page.Locator("body").InnerTextAsync(), Does.Contain("Not conformant"));
    }

    [Test]
    public async Task It_asks_nothing_of_any_other_place_and_runs_into_no_error()
    {
        var asked = new List<string>();
        var errors = new List<string>();
        var context = await Browser.Chromium.NewContextAsync();
        var page = await context.NewPageAsync();
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync(Address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.That((asked, errors), Is.EqualTo((new List<string> { Address }, new List<string>())));
    }

    [TestCase(320)]
    [TestCase(1280)]
    public async Task It_fits_the_width_of_the_screen(int width) => await Accessibility.AssertFitsAsync(await OpenAsync(new()), width);

    [Test]
    public async Task What_is_filtered_stands_in_the_address_and_comes_back_with_it()
    {
        var page = await OpenAsync(new());
        await page.GetByLabel("Verdict").SelectOptionAsync("fail");

        Assert.That(page.Url, Does.Contain("?verdict=fail"));
        var shown = await page.Locator(".scenario:visible").CountAsync();
        Assert.That(shown, Is.GreaterThan(0).And.LessThan(await page.Locator(".scenario").CountAsync()));

        await page.ReloadAsync();
        Assert.That(await page.Locator(".scenario:visible").CountAsync(), Is.EqualTo(shown));
    }

    [Test]
    public async Task A_link_to_a_check_opens_what_it_stands_in_even_where_a_filter_hid_it()
    {
        var page = await OpenAsync(new());
        var anchor = await page.Locator(".holds li").First.GetAttributeAsync("id");

        await page.GotoAsync($"{Address}?verdict=fail#{anchor}");

        Assert.That(await page.Locator($"[id='{anchor}']").IsVisibleAsync(), Is.True);
    }

    [Test]
    public async Task Keys_find_and_turn_the_colours_and_leave_who_types_alone()
    {
        var page = await OpenAsync(new());
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("total");
        Assert.That(await page.GetByLabel("Search").InputValueAsync(), Is.EqualTo("total"));

        await page.Keyboard.PressAsync("Escape");
        await page.GetByLabel("Search").BlurAsync();
        await page.Keyboard.PressAsync("t");
        Assert.That(await page.EvaluateAsync<string?>("document.documentElement.dataset.theme"), Is.EqualTo("light"));
    }
}
