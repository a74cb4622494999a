using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks;

[TestFixture, Category("unit")]
internal sealed class NextLinkTests
{
    [TestCase("<http://t/p?offset=2>; rel=\"next\"", "http://t/p?offset=2")]
    [TestCase("<http://t/p?a=1,2>; rel=next", "http://t/p?a=1,2")]
    [TestCase("<http://t/first>; rel=\"first\", <http://t/2>; title=\"x\"; rel=\"next\"", "http://t/2")]
    [TestCase("</p?offset=2>; rel=\"prev next\"", "/p?offset=2")]
    [TestCase("<http://t/2>; REL=NEXT", "http://t/2")]
    [TestCase("<http://t/2>; rel=\"last\"", null)]
    [TestCase("<http://t/2>; rel=\"nextish\"", null)]
    [TestCase("", null)]
    [TestCase("<http://t/2", null)]
    public void The_next_page_is_found_in_every_form_that_the_RFC_allows(string header, string? next) =>
        Assert.That(NextLink.Of(new Headers([new("Link", header)])).Target, Is.EqualTo(next));
}
