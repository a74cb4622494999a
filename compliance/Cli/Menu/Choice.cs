namespace OcpiKit.Cli.Menu;

/// <summary>One line of the menu.</summary>
/// <param name="Text">What it does, in plain words.</param>
/// <param name="Ask">Gives the command line that does it, perhaps after asking for what is missing; null where the user thought better of it.</param>
internal sealed record Choice(string Text, Func<IReadOnlyList<string>?> Ask)
{
    /// <summary>A line behind which always stands the same command.</summary>
    public static Choice Of(string text, params string[] command) => new(text, () => command);
}
