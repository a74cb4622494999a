using OcpiKit.Reporting.Words;

namespace OcpiKit.Compliance.Tests.Reporting.Words;

[TestFixture, Category("unit")]
internal sealed class MarkdownTests
{
    [TestCase("<img src=x onerror=alert(1)>")]
    [TestCase("[here](https://evil.example)")]
    [TestCase("![](https://evil.example/x.png)")]
    [TestCase("**loud** _soft_ `code` | cell ~~gone~~")]
    [TestCase("https://evil.example www.evil.example")]
    public void Text_of_the_other_side_stays_text(string hostile)
    {
        var text = Markdown.Text(hostile);

        Assert.That(text.Replace("\\", "", StringComparison.Ordinal), Is.EqualTo(hostile));
        Assert.That(text, Does.Not.Match(@"(?<!\\)[<>\[\]`*_|~]").And.Not.Match(@"https?:").And.Not.Match(@"www\.e"));
    }

    [TestCase("@all look at #12", "`@`all look at `#`12")]
    [TestCase("![x](http://evil/)", "!\\[x\\](http\\://evil/)")]
    [TestCase("a_b*c`d", "a\\_b\\*c\\`d")]
    public void It_calls_nobody_and_links_nowhere(string text, string expected) => Assert.That(Markdown.Text(text), Is.EqualTo(expected));

    [TestCase("plain", "`plain`")]
    [TestCase("a `b` c", "``a `b` c``")]
    [TestCase("a`b", "``a`b``")]
    [TestCase("`", "`` ` ``")]
    [TestCase("```", "```` ``` ````")]
    [TestCase("", "` `")]
    public void Code_has_a_fence_that_nothing_in_it_closes(string text, string code) => Assert.That(Markdown.Code(text), Is.EqualTo(code));

    [Test]
    public void A_block_of_code_is_not_left_by_what_stands_in_it() =>
        Assert.That(Markdown.Block("", "```\n# out\n"), Is.EqualTo("````\n```\n# out\n````"));
}
