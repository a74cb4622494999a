using System.CommandLine;
using System.CommandLine.Parsing;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Cli.Shell;

/// <summary>A command line that cannot be understood, told in one sentence, with the word that was probably meant.</summary>
internal sealed record Misunderstanding(string Sentence, string? Meant)
{
    /// <summary>The first thing wrong with a parsed command line, or null.</summary>
    public static Misunderstanding? In(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        var command = parsed.CommandResult.Command;
        if (UnknownOption(parsed, arguments) is { } option)
            return new($"There is no option {option}{Of(command)}.", Nearest.To(option, OptionNames(parsed)));
        if (parsed.UnmatchedTokens is [var word, ..])
            return command.Subcommands.Count > 0 && command.Arguments.Count == 0
                ? new($"There is no command \"{word}\".", Nearest.To(word, command.Subcommands.Select(sub => sub.Name)))
                : new($"The command line has a word too many: \"{word}\".", null);
        return parsed.Errors is [var error, ..] ? new(Sentenced(error), SuggestedValue(error, command)) : null;
    }

    /// <summary>
    /// The library takes an unknown option for the value of the next argument (`compliance --tokn x` would test the URL "--tokn"), so
    /// look at what the arguments got. Behind `--` everything is a value.
    /// </summary>
    private static string? UnknownOption(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        if (arguments.Contains("--")) return null;
        return parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens.Select(token => token.Value))
            .Concat(parsed.UnmatchedTokens)
            .Where(word => word.Length > 1 && word[0] == '-')
            .Select(word => word.Split('=', 2)[0])
            .FirstOrDefault();
    }

    private static IEnumerable<string> OptionNames(ParseResult parsed)
    {
        for (SymbolResult? place = parsed.CommandResult; place is not null; place = place.Parent)
            if (place is CommandResult { Command: var command })
                foreach (var option in command.Options.Where(option => !option.Hidden && (command == parsed.CommandResult.Command || option.Recursive)))
                    yield return option.Name;
    }

    private static string Of(Command command) => command is RootCommand ? "" : $" of {NameOf(command)}";

    /// <summary>A command as the user types it: with the one that it is part of.</summary>
    public static string NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } whole and not RootCommand ? $"{NameOf(whole)} {command.Name}" : command.Name;

    private static string Sentenced(ParseError error)
    {
        // The library lists allowed values one to a line.
        var message = string.Join(' ', error.Message.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Replace(" as expected type 'System.Int32'", ": it is no whole number", StringComparison.Ordinal);
        return message.TrimEnd('.') + ".";
    }

    private static string? SuggestedValue(ParseError error, Command command) =>
        error.SymbolResult is ArgumentResult { Argument: var argument, Tokens: [.., var given] }
            ? Nearest.To(given.Value, argument.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(item => item.Label).Concat(command.Subcommands.Select(sub => sub.Name)))
            : null;
}
