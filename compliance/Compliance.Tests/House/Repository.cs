namespace OcpiKit.Compliance.Tests.House;

/// <summary>The working copy these tests were built in, as files.</summary>
internal sealed class Repository
{
    private Repository(string root) => Root = root;

    public string Root { get; }

    public IReadOnlyList<string> ProjectFiles => FilesBelow("*.csproj");

    public static Repository Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OcpiKit.sln"))) folder = folder.Parent;
        return new Repository(folder?.FullName ?? throw new DirectoryNotFoundException("OcpiKit.sln is in no folder above the tests."));
    }

    /// <summary>Files below `compliance` and `servers`; build output lies elsewhere.</summary>
    public IReadOnlyList<string> FilesBelow(string pattern) =>
    [
        .. new[] { "compliance", "servers" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal),
    ];

    public string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');
}
