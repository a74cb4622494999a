using OcpiKit.Reporting;

namespace OcpiKit.Compliance.Tests.Reporting;

[TestFixture, Category("integration")]
public sealed class ReportFolderTests
{
    private string _folder = "";

    [SetUp]
    public void A_folder_of_its_own() => _folder = Path.Combine(Path.GetTempPath(), $"ocpikit-{Guid.NewGuid():N}", "reports");

    [TearDown]
    public void Clean_up() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Test]
    public async Task A_run_leaves_its_files_and_replaces_those_of_the_run_before()
    {
        await ReportFolder.WriteAsync(_folder, SampleRun.Result() with { Notices = [new string('x', 100_000)] }, CancellationToken.None);
        var paths = await ReportFolder.WriteAsync(_folder, SampleRun.Result(), CancellationToken.None);

        Assert.That(paths.Select(Path.GetFileName), Is.EqualTo(new[] { "report.html", "junit.xml", "results.json", "exchanges.har", "summary.md" }));
        Assert.That(Directory.GetFiles(_folder), Is.EquivalentTo(paths));
        Assert.That(await File.ReadAllTextAsync(paths[2]), Does.Not.Contain("xxxx"));
    }

    [Test]
    public async Task A_write_that_is_given_up_leaves_the_old_file_whole_and_no_draft()
    {
        var paths = await ReportFolder.WriteAsync(_folder, SampleRun.Result(), CancellationToken.None);
        var before = await File.ReadAllTextAsync(paths[0]);

        Assert.That(async () => await ReportFolder.WriteAsync(_folder, SampleRun.Result(), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await File.ReadAllTextAsync(paths[0]), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(_folder), Is.EquivalentTo(paths));
    }
}
