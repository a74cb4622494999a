using System.Text;
using OcpiKit.Engine.Desk;

namespace OcpiKit.Compliance.Tests.Desk;

[TestFixture, Category("unit")]
public sealed class JsonPlacesTests
{
    private const string Text = "{\n  \"a\": [1, {\"b/c\": \"é\", \"d\": 2}],\n  \"e\": null\n}";

    [TestCase("", 1, 1)]
    [TestCase("/a", 2, 8)]
    [TestCase("/a/0", 2, 9)]
    [TestCase("/a/1/b~1c", 2, 20)]
    [TestCase("/a/1/d", 2, 30, Description = "counted in characters")]
    [TestCase("/e", 3, 8)]
    [TestCase("/a/1/missing", 2, 12, Description = "what is around it")]
    [TestCase("/missing/deep", 1, 1)]
    public void A_place_has_a_line_and_a_column(string pointer, int line, int column) =>
        Assert.That(JsonPlaces.Of(Encoding.UTF8.GetBytes(Text), new HashSet<string> { pointer })[pointer], Is.EqualTo((line, column)));

    [Test]
    public void What_is_broken_off_has_places_as_far_as_it_goes()
    {
        var places = JsonPlaces.Of("{\"a\": 1, \"b\": [1,"u8, new HashSet<string> { "/a", "/b/0", "/c" });

        Assert.That(places["/a"], Is.EqualTo((1, 7)));
        Assert.That(places["/c"], Is.EqualTo((1, 1)));
    }
}
