using System.CommandLine;
using System.Globalization;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Servers;

/// <summary>An option that the environment may give too, as containers do; the command line wins.</summary>
internal sealed class Setting : Option<string?>
{
    private readonly string _variable;

    /// <param name="name">As the command line writes it.</param>
    /// <param name="variable">The environment variable.</param>
    /// <param name="value">What a value looks like, for the help.</param>
    /// <param name="help">What it does, in a sentence.</param>
    /// <param name="usual">What holds where nobody says anything, for the help.</param>
    public Setting(string name, string variable, string value, string help, object? usual = null)
        : base(name)
    {
        _variable = variable;
        HelpName = value;
        Description = $"{help} [{variable}]{(usual is null ? "" : string.Create(CultureInfo.InvariantCulture, $" [default: {usual}]"))}";
    }

    /// <summary>What was said; null where nothing was.</summary>
    public string? In(ParseResult parsed) =>
        parsed.GetValue(this) ?? (Environment.GetEnvironmentVariable(_variable) is { Length: > 0 } text ? text : null);

    /// <summary>What was said, as a number.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public T In<T>(ParseResult parsed, T usual)
        where T : struct, IParsable<T>
    {
        if (In(parsed) is not { } text)
            return usual;
        return T.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new UsageException($"{SourceIn(parsed)} is \"{text}\": it is no {(typeof(T) == typeof(int) ? "whole number" : typeof(T) == typeof(bool) ? "true and no false" : "number")}.");
    }

    /// <summary>Who said it, for a complaint: the option or the variable.</summary>
    public string SourceIn(ParseResult parsed) => parsed.GetValue(this) is null ? _variable : Name;
}
