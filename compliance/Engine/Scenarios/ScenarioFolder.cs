namespace OcpiKit.Engine.Scenarios;

/// <summary>A folder of scenarios.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Shown">What stands before the names of its files wherever they are shown; empty where they are named from the folder on, as those that are shipped.</param>
public sealed record ScenarioFolder(string Path, string Shown = "")
{
    /// <summary>A file of it, as places name it.</summary>
    /// <param name="file">Its path from the folder on, with forward slashes.</param>
    public string Shows(string file) => Shown.Length == 0 ? file : $"{Shown.TrimEnd('/')}/{file}";

    /// <summary>The path of a file that a place of this folder names; null where the place is in none of its files.</summary>
    public string? PathOf(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (Shown.Length == 0)
            return File(place.File);
        var begin = Shown.TrimEnd('/') + "/";
        return place.File.StartsWith(begin, StringComparison.Ordinal) ? File(place.File[begin.Length..]) : null;
    }

    private string? File(string name) => System.IO.Path.Combine(Path, name) is var path && System.IO.File.Exists(path) ? path : null;
}
