using OcpiKit.Learning.Progress;

namespace OcpiKit.Compliance.Tests.Lessons;

[TestFixture, Category("unit")]
public sealed class ProgressFileTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ocpikit-progress-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private string Where => Path.Combine(_folder, "deeper", "progress.json");

    [Test]
    public void What_was_written_is_read_again()
    {
        var progress = new LessonProgress(3, [0], null).Answered(1, right: true).Answered(0, right: false);

        Assert.That(new ProgressFile(Where).Write(LearningProgress.None.With("cdrs", progress)), Is.Null);

        var read = new ProgressFile(Where).Read().Of("cdrs");
        Assert.That(read.Step, Is.EqualTo(3));
        Assert.That(read.Right, Is.EqualTo(new[] { 1 }));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("""{ "cdrs": 5 }""")]
    [TestCase("""{ "cdrs": null }""")]
    public void A_damaged_file_is_a_new_beginning(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Where)!);
        File.WriteAllText(Where, text);

        Assert.That(new ProgressFile(Where).Read().Of("cdrs"), Is.EqualTo(LessonProgress.None));
    }

    [Test]
    public void Missing_parts_do_no_harm()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Where)!);
        File.WriteAllText(Where, """{ "cdrs": { "step": -4 } }""");

        Assert.That(new ProgressFile(Where).Read().Of("cdrs"), Has.Property("Step").Zero.And.Property("Right").Empty);
    }

    [Test]
    public void What_is_answered_at_once_is_all_remembered()
    {
        var file = new ProgressFile(Where);

        Parallel.For(0, 200, number => file.Remember("cdrs", progress => progress.Answered(number, right: true)));

        Assert.That(new ProgressFile(Where).Read().Of("cdrs").Right, Is.EquivalentTo(Enumerable.Range(0, 200)));
    }

    [Test]
    public void Forgetting_begins_anew()
    {
        var file = new ProgressFile(Where);
        file.Write(LearningProgress.None.With("cdrs", new LessonProgress(3, [0], null)));

        file.Reset();

        Assert.That(file.Read().Lessons, Is.Empty);
    }
}
