namespace OcpiKit.Cli.Shell;

/// <summary>A part of the README that a command writes, between two lines that say so.</summary>
/// <param name="Name">What it holds.</param>
/// <param name="Command">The command that writes it.</param>
internal sealed record ReadmePart(string Name, string Command)
{
    private string Begin => $"<!-- {Name}: written by {Command} -->";

    private string End => $"<!-- end of {Name} -->";

    /// <summary>What stands there.</summary>
    /// <exception cref="UsageException">The README has no such part.</exception>
    public string In(string readme)
    {
        var (begin, end) = Find(readme);
        return readme[(begin + Begin.Length)..end].Trim('\n') + "\n";
    }

    /// <summary>Puts a text there.</summary>
    /// <exception cref="UsageException">The README has no such part.</exception>
    public async Task WriteAsync(Home home, string text, CancellationToken stop)
    {
        var file = home.At("README.md");
        var readme = await File.ReadAllTextAsync(file, stop);
        var (begin, end) = Find(readme);
        await File.WriteAllTextAsync(file, $"{readme[..begin]}{Begin}\n{text}{readme[end..]}", stop);
    }

    private (int Begin, int End) Find(string readme)
    {
        var (begin, end) = (readme.IndexOf(Begin, StringComparison.Ordinal), readme.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin ? (begin, end) : throw new UsageException($"README.md has no place for the {Name}: the lines \"{Begin}\" and \"{End}\".");
    }
}
