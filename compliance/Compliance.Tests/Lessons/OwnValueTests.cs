using OcpiKit.Learning.Lessons;

namespace OcpiKit.Compliance.Tests.Lessons;

/// <summary>What a learner may give where something is tried.</summary>
[TestFixture, Category("unit")]
public sealed class OwnValueTests
{
    private static readonly OwnValue Price = new("What does it cost?", "0.5", (0, 5));
    private static readonly OwnValue Word = new("Which word?", "MAYBE", null);

    [TestCase("0")]
    [TestCase("4.9999")]
    [TestCase("5")]
    public void A_number_within_its_bounds_is_taken_as_a_number(string given)
    {
        Assert.That(Price.WhyNot(given), Is.Null);
        Assert.That(Price.Of(given).GetRawText(), Is.EqualTo(given));
    }

    [TestCase("-0.1")]
    [TestCase("5.1")]
    [TestCase("0.12345")]
    [TestCase("1e3")]
    [TestCase("1,5")]
    [TestCase("NaN")]
    [TestCase("")]
    [TestCase("five")]
    [TestCase("99999999999999999999999999999999999999")]
    public void Any_other_number_is_not(string given) => Assert.That(Price.WhyNot(given), Is.EqualTo("It has to be a number from 0 to 5."));

    [TestCase("ALWAYS")]
    [TestCase("\" } , \"valid\": false")]
    [TestCase("<b>ü</b>")]
    public void Text_is_text_whatever_stands_in_it(string given)
    {
        Assert.That(Word.WhyNot(given), Is.Null);
        Assert.That(Word.Of(given).GetString(), Is.EqualTo(given));
    }

    [TestCase("")]
    [TestCase("a\nb")]
    [TestCase("\u001b[2J")]
    [TestCase("${card}")]
    [TestCase("1234567890123456789012345678901234567890123456789012345678901")]
    public void But_it_is_short_on_one_line_and_refers_to_nothing(string given) => Assert.That(Word.WhyNot(given), Is.Not.Null);
}
