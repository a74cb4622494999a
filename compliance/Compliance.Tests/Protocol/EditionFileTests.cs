using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Protocol;

/// <summary>Whoever edits the data of an edition learns from the exception which file is wrong, and where.</summary>
[Category("unit")]
public sealed class EditionFileTests
{
    private string _folder = "";

    [SetUp]
    public void Copy()
    {
        _folder = Path.Combine(Directory.CreateTempSubdirectory("ocpikit-").FullName, "ocpi-2.2.1");
        var source = Path.Combine(AppContext.BaseDirectory, "schemas", "ocpi-2.2.1");
        Directory.CreateDirectory(Path.Combine(_folder, "types"));
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(_folder, Path.GetRelativePath(source, file)));
    }

    [TearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Test]
    public void A_copy_of_the_folder_loads() => Assert.That(Edition.Load(_folder).Operations, Has.Count.EqualTo(50));

    [TestCase("types/EVSE.json", "Connector.json", "Conector.json", "types/EVSE.json, /properties/connectors/items/$ref: refers to Conector.json")]
    [TestCase("types/EVSE.json", "\"title\"", "\"title", "EVSE.json, line ")]
    [TestCase("types/EVSE.json", "types/EVSE.json\"", "types/Evse.json\"", "EVSE.json, /$id: ")]
    [TestCase("operations.json", "\"interface\": \"sender\"", "\"interface\": \"sander\"", "operations.json, line ")]
    [TestCase("operations.json", "\"paged\": true", "\"pagd\": true", "pagd")]
    [TestCase("operations.json", "\"locations.sender.get\"", "\"locations.sender.list\"", "operations.json, locations.sender.list: ")]
    [TestCase("requirements.csv", "TRN-02,transport,MUST", "TRN-02,transport,MIGHT", "requirements.csv: line 3: level is one of Must, Should, May, not MIGHT")]
    [TestCase("requirements.csv", "TRN-02,", "TRN-01,", "line 3: TRN-01 is there twice")]
    [TestCase("requirements.csv", "TRN-02,transport,", "TRN-02,transport,,", "line 3: has ")]
    [TestCase("not-tested.csv", "TRN-11,", "TRN-06,", "not-tested.csv: line 3: TRN-06 is there twice")]
    [TestCase("not-tested.csv", "TRN-11,", "TRN-00,", "not-tested.csv: line 3: there is no requirement TRN-00")]
    [TestCase("not-tested.csv", "CRE-16,Shows over months.", "CRE-16,", "reason is empty")]
    public void A_mistake_is_named_with_its_file_and_place(string file, string right, string wrong, string says)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(right), "the mistake can be made");
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.That(() => Edition.Load(_folder), Throws.TypeOf<EditionException>().With.Message.Contains(says));
    }

    [TestCase("operations.json")]
    [TestCase("requirements.csv")]
    [TestCase("types")]
    public void What_is_missing_is_named(string name)
    {
        var path = Path.Combine(_folder, name);
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);

        Assert.That(() => Edition.Load(_folder), Throws.TypeOf<EditionException>().With.Message.Contains(name));
    }

    [Test]
    public void A_version_without_a_dialect_is_refused()
    {
        var other = Path.Combine(Path.GetDirectoryName(_folder)!, "ocpi-9.9");
        Directory.Move(_folder, other);
        Assert.That(() => Edition.Load(other), Throws.TypeOf<EditionException>().With.Message.Contains("no dialect is known for OCPI 9.9"));
        Directory.Move(other, _folder);
    }

    [Test]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.That(() => Edition.Load(_folder + "x"), Throws.TypeOf<EditionException>().With.Message.Contains("ocpi-2.2.1x"));
}
