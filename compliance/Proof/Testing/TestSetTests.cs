using OcpiKit.Cli.Testing;

namespace OcpiKit.Proof.Testing;

[TestFixture, Category("unit")]
internal sealed class TestSetTests
{
    [TestCase("unit", null, "TestCategory=unit")]
    [TestCase("quick", null, "TestCategory=unit|TestCategory=integration")]
    [TestCase("quick", "Paging", "(TestCategory=unit|TestCategory=integration)&(FullyQualifiedName~Paging)")]
    [TestCase("unit", "Name=Reads", "(TestCategory=unit)&(Name=Reads)")]
    public void Become_a_filter_of_dotnet_test(string set, string? narrower, string filter)
    {
        Assert.That(TestSet.Named(set).Filter(narrower), Is.EqualTo(filter));
    }

    [Test]
    public void Together_hold_every_category_that_all_holds()
    {
        var parts = TestSet.Known.Where(set => set != TestSet.All).SelectMany(set => set.Categories).Distinct();
        Assert.That(parts, Is.EquivalentTo(TestSet.All.Categories));
    }
}
