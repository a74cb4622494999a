using System.Diagnostics;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>A working copy of its own: what a command keeps there, and what it starts, is gone with it.</summary>
internal sealed class OwnHome : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ocpikit-proof-");

    /// <summary>Makes one.</summary>
    /// <param name="linked">What it has of the real one.</param>
    public OwnHome(params string[] linked)
    {
        foreach (var name in linked)
            File.CreateSymbolicLink(At(name), Home.Find().At(name));
    }

    /// <summary>Where it is.</summary>
    public string Path => _folder.FullName;

    /// <summary>The servers that run in it.</summary>
    public RunningBook Running => RunningBook.In(new(Path));

    /// <summary>One with our scenarios, for a test before a terminal; ignores the test where no terminal can be made.</summary>
    public static OwnHome AtATerminal()
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/usr/bin/script"))
            Assert.Ignore("A terminal is made by the program \"script\", which is missing here.");
        return new("scenarios");
    }

    /// <summary>A file or folder of it.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The variables by which a program finds it, and some more.</summary>
    public Dictionary<string, string> Variables(params (string Name, string Value)[] more) =>
        more.Append((Home.Variable, Path)).ToDictionary();

    /// <summary>Puts this build behind its run.sh.</summary>
    public void PutProgram()
    {
        var door = At("run.sh");
        File.WriteAllText(door, $"#!/usr/bin/env bash\nexec dotnet exec '{typeof(Home).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(door, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var left in await Running.ReadAsync(CancellationToken.None))
            Process.GetProcessById(left.Process).Kill();
        _folder.Delete(recursive: true);
    }
}
