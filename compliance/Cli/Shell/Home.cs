using System.Reflection;

namespace OcpiKit.Cli.Shell;

/// <summary>The repository's working copy: where scenarios are read and reports are written.</summary>
internal sealed record Home(string Root)
{
    // Two repositories in one folder: a step up and down again.
    private const int NearBy = 1;

    /// <summary>The environment variable with which run.sh says where it stands.</summary>
    public const string Variable = "OCPIKIT_HOME";

    /// <summary>The scenarios, as the author edits them.</summary>
    public string Scenarios => Path.Combine(Root, "scenarios");

    /// <summary>Where every run writes.</summary>
    public string Reports => Path.Combine(Root, "reports");

    /// <summary>Build output and what is between a run and its report.</summary>
    public string Artifacts => Path.Combine(Root, ".artifacts");

    /// <summary>A file below the root, by a path with forward slashes.</summary>
    public string At(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>
    /// Where an editor that has opened a file finds a schema: from the file on, if it lies in the working copy, beside it, or where that lies; then it is found too where a colleague keeps both.
    /// </summary>
    public string SchemaFor(string file, string schema)
    {
        var at = At($"schemas/{schema}");
        var up = Path.GetRelativePath(Root, Path.GetFullPath(file)).Split(Path.DirectorySeparatorChar).TakeWhile(part => part == "..").Count();
        var near = up <= NearBy && !Path.IsPathRooted(Path.GetRelativePath(Root, Path.GetFullPath(file)));
        return (near ? Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(file))!, at) : at).Replace('\\', '/');
    }

    /// <summary>Where run.sh stands; else the repository the program was built in; else the current folder.</summary>
    public static Home Find()
    {
        var said = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(said) && Directory.Exists(said)) return new Home(Path.GetFullPath(said));

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OcpiKit.sln"))) return new Home(folder.FullName);

        // A script is built elsewhere; where the kit itself was built, its assembly knows.
        return typeof(Home).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(known => known.Key == nameof(Home))?.Value is { } built && File.Exists(Path.Combine(built, "OcpiKit.sln"))
            ? new Home(Path.GetFullPath(built))
            : new Home(Environment.CurrentDirectory);
    }
}
