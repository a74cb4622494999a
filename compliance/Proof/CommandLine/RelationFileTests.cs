using OcpiKit.Cli.Compliance;
using OcpiKit.Engine.Running;

namespace OcpiKit.Proof.CommandLine;

[TestFixture, Category("unit")]
internal sealed class RelationFileTests
{
    private static readonly Uri Target = new("https://cpo.example.com/ocpi/versions");
    private string _folder = "";

    private string Path => System.IO.Path.Combine(_folder, "relations", "cpo.json");

    private RelationFile File => new(Path, TimeProvider.System);

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ocpikit-relation-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_new_token_is_kept_with_those_before_it()
    {
        File.MakeSureThatItCanBeWritten();
        File.Write(new TokenReplaced(Target, "first", null));
        File.Write(new TokenReplaced(Target, "second", "first"));

        using var kept = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText(Path));
        Assert.That(kept.RootElement.GetProperty("token").GetString(), Is.EqualTo("second"));
        Assert.That(kept.RootElement.GetProperty("target").GetString(), Is.EqualTo(Target.AbsoluteUri));
        Assert.That(kept.RootElement.GetProperty("earlier").EnumerateArray().Select(token => token.GetString()), Is.EqualTo(new[] { "first" }));
    }

    [Test]
    public void What_an_earlier_run_left_is_not_lost()
    {
        File.MakeSureThatItCanBeWritten();
        File.Write(new TokenReplaced(Target, "of-the-run-that-was-killed", null));
        File.MakeSureThatItCanBeWritten();
        File.Write(new TokenReplaced(Target, "new", null));

        Assert.That(System.IO.File.ReadAllText(Path), Does.Contain("of-the-run-that-was-killed"));
    }

    [Test]
    public void It_is_gone_once_the_registration_was_ended()
    {
        File.MakeSureThatItCanBeWritten();
        File.Write(new TokenReplaced(Target, "first", null));
        File.Write(new RelationEnded(Target, "first"));

        Assert.That(Directory.GetFileSystemEntries(System.IO.Path.GetDirectoryName(Path)!), Is.Empty);
    }

    [Test]
    public void Nobody_else_can_read_it_even_where_a_file_lay_there_that_all_could()
    {
        File.MakeSureThatItCanBeWritten();
        System.IO.File.WriteAllText(Path, "{}");
        System.IO.File.WriteAllText(Path + ".tmp", "");

        File.Write(new TokenReplaced(Target, "first", null));

        if (OperatingSystem.IsWindows())
            Assert.Ignore("On Windows it is the folder that says who may read.");
        else
            Assert.That(System.IO.File.GetUnixFileMode(Path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void A_file_that_is_none_of_ours_is_replaced()
    {
        File.MakeSureThatItCanBeWritten();
        System.IO.File.WriteAllText(Path, "no JSON");

        File.Write(new TokenReplaced(Target, "first", null));

        Assert.That(System.IO.File.ReadAllText(Path), Does.Contain("first"));
    }

    [TestCase("https://cpo.example.com/ocpi/versions", "cpo.example.com-443.json")]
    [TestCase("http://[::1]:8001/versions", "--1-8001.json")]
    public void Each_target_has_a_file_of_its_own(string target, string name) =>
        Assert.That(RelationFile.PathFor(new(target), "folder"), Is.EqualTo(System.IO.Path.Combine("folder", name)));
}
