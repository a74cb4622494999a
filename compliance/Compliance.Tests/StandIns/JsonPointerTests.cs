using System.Text.Json;
using Json.Pointer;

namespace OcpiKit.Compliance.Tests.StandIns;

/// <summary>RFC 6901, with the document of its section 5.</summary>
[Category("unit")]
public sealed class JsonPointerTests
{
    private static readonly JsonElement Document = JsonElement.Parse("""
        {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8,"0":"zero"}
        """);

    [TestCase("/foo", """["bar","baz"]""")]
    [TestCase("/foo/0", "\"bar\"")]
    [TestCase("/", "0")]
    [TestCase("/a~1b", "1")]
    [TestCase("/c%d", "2")]
    [TestCase("/e^f", "3")]
    [TestCase("/g|h", "4")]
    [TestCase("/i\\j", "5")]
    [TestCase("/k\"l", "6")]
    [TestCase("/ ", "7")]
    [TestCase("/m~0n", "8")]
    [TestCase("/0", "\"zero\"")]
    [TestCase("#/c%25d", "2")]
    [TestCase("#/e%5Ef", "3")]
    public void A_pointer_leads_to_its_value(string text, string json) =>
        Assert.That(Parse(text).Evaluate(Document)?.GetRawText(), Is.EqualTo(json));

    [TestCase("/foo/-", Description = "the item after the last")]
    [TestCase("/foo/2")]
    [TestCase("/foo/00")]
    [TestCase("/foo/01")]
    [TestCase("/foo/+1")]
    [TestCase("/foo/1e0")]
    [TestCase("/foo/ 1")]
    [TestCase("/foo/-1")]
    [TestCase("/foo/99999999999999999999")]
    [TestCase("/foo/٠", Description = "a digit, but not of ASCII")]
    [TestCase("/foo/0/deeper")]
    [TestCase("/missing")]
    public void A_pointer_to_nothing_leads_nowhere(string text) => Assert.That(Parse(text).Evaluate(Document), Is.Null);

    [Test]
    public void The_empty_pointer_is_the_whole_document() => Assert.Multiple(() =>
    {
        Assert.That(Parse("").Evaluate(Document)?.ValueKind, Is.EqualTo(JsonValueKind.Object));
        Assert.That(default(JsonPointer), Is.EqualTo(JsonPointer.Empty));
        Assert.That(JsonPointer.Empty.ToString(), Is.Empty);
        Assert.That(JsonPointer.Empty.SegmentCount, Is.Zero);
    });

    [TestCase("foo")]
    [TestCase("/~")]
    [TestCase("/~2")]
    [TestCase("/a~")]
    [TestCase("0")]
    [TestCase(null)]
    public void What_is_no_pointer_is_refused(string? text) => Assert.That(JsonPointer.TryParse(text, out _), Is.False);

    [TestCase("")]
    [TestCase("/")]
    [TestCase("//")]
    [TestCase("/a~1b/m~0n/~01")]
    [TestCase("/evses/0/connectors/11")]
    public void Text_comes_back_as_it_was(string text) => Assert.That(Parse(text).ToString(), Is.EqualTo(text));

    [Test]
    public void An_escaped_tilde_before_a_one_is_no_slash() => Assert.That(Parse("/~01")[0].ToString(), Is.EqualTo("~1"));

    [Test]
    public void Appending_shares_what_is_above_and_changes_nothing()
    {
        var above = JsonPointer.Create("evses");
        var below = above.Combine(0, "a/b").Combine(Parse("/x/1"));
        Assert.Multiple(() =>
        {
            Assert.That(above.ToString(), Is.EqualTo("/evses"));
            Assert.That(below.ToString(), Is.EqualTo("/evses/0/a~1b/x/1"));
            Assert.That(below.SegmentCount, Is.EqualTo(5));
            Assert.That(below[2] == "a/b", Is.True);
            Assert.That(below.StartsWith(above), Is.True);
            Assert.That(above.StartsWith(below), Is.False);
            Assert.That(below.StartsWith(Parse("/evses/1")), Is.False);
            Assert.That(below.GetLocal(2), Is.EqualTo(Parse("/x/1")));
            Assert.That(below.GetLocal(0), Is.EqualTo(JsonPointer.Empty));
        });
    }

    [Test]
    public void An_index_equals_the_name_of_its_digits()
    {
        var (index, name) = (JsonPointer.Create("a", 12), JsonPointer.Create("a", "12"));
        Assert.Multiple(() =>
        {
            Assert.That(index, Is.EqualTo(name));
            Assert.That(index.GetHashCode(), Is.EqualTo(name.GetHashCode()));
            Assert.That(index, Is.Not.EqualTo(JsonPointer.Create("a", 13)));
        });
    }

    [Test]
    public void A_place_that_is_not_there_is_out_of_range() => Assert.Multiple(() =>
    {
        Assert.That(() => Parse("/a")[1], Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Parse("/a").GetLocal(2), Throws.TypeOf<ArgumentOutOfRangeException>());
    });

    [Test]
    public void A_hundred_thousand_segments_are_no_danger()
    {
        var text = string.Concat(Enumerable.Repeat("/a", 100_000));
        var pointer = Parse(text);
        Assert.Multiple(() =>
        {
            Assert.That(pointer.ToString(), Is.EqualTo(text));
            Assert.That(pointer.Evaluate(Document), Is.Null);
            Assert.That(pointer, Is.EqualTo(Parse(text)));
            Assert.That(pointer.GetHashCode(), Is.EqualTo(Parse(text).GetHashCode()));
        });
    }

    [TestCase("0", true)]
    [TestCase("1/a", true)]
    [TestCase("0#", true)]
    [TestCase("2+1/x", true)]
    [TestCase("01", false)]
    [TestCase("/a", false)]
    [TestCase("0##", false)]
    [TestCase("1a", false)]
    public void A_relative_pointer_begins_with_how_far_up(string text, bool valid) =>
        Assert.That(RelativeJsonPointer.TryParse(text, out _), Is.EqualTo(valid));

    [Test]
    public void A_pointer_is_a_string_in_JSON() => Assert.Multiple(() =>
    {
        Assert.That(JsonSerializer.Serialize(Parse("/a~1b")), Is.EqualTo("\"/a~1b\""));
        Assert.That(JsonSerializer.Deserialize<JsonPointer>("\"/a~1b\""), Is.EqualTo(Parse("/a~1b")));
        Assert.That(() => JsonSerializer.Deserialize<JsonPointer>("\"a\""), Throws.TypeOf<JsonException>());
    });

    private static JsonPointer Parse(string text) => JsonPointer.TryParse(text, out var pointer) ? pointer : throw new FormatException(text);
}
