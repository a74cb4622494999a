using System.Xml.Linq;

namespace OcpiKit.Compliance.Tests.House;

/// <summary>What a project file says: its references, and which libraries it takes.</summary>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages, bool IsTest)
{
    public static ProjectFile Read(string file)
    {
        var xml = XDocument.Load(file);
        return new(
            Path.GetFileNameWithoutExtension(file),
            [.. Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Included("PackageReference")],
            xml.Descendants("IsTestProject").Any(flag => flag.Value == "true"));

        IEnumerable<string> Included(string item) => xml.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>();
    }
}
