using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Desk;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;
using ExitCode = OcpiKit.Cli.Shell.ExitCode;

namespace OcpiKit.Cli.Desk;

/// <summary><c>validate FILE</c>: judges a message in a file without any endpoint.</summary>
internal sealed class ValidateCommand : Command, IHasExamples
{
    private readonly Argument<string> _file = new("FILE") { Description = "An object, a list, a whole answer, or a recording of a browser (HAR); - reads it from standard input." };
    private readonly Option<string?> _type = new("--type") { HelpName = "TYPE", Description = "The OCPI type that it holds, such as CDR (default: guessed, and said)." };
    private readonly Option<bool> _strict = new("--strict") { Description = "A warning makes the exit code 1 too." };

    public ValidateCommand(Terminal terminal)
        : base("validate", "Judge a message in a file: an object, a page, an answer or a HAR recording.")
    {
        Add(_file);
        Add(_type);
        Add(_strict);
        SetAction((parsed, stop) => RunAsync(terminal, parsed.GetRequiredValue(_file), parsed.GetValue(_type), parsed.GetValue(_strict), stop));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh validate cdr.json", "One object; its type is guessed."),
        new("curl -s URL -H \"Authorization: Token T\" | ./run.sh validate -", "An answer, as it comes."),
        new("./run.sh validate body.json --type StartSession", "The type said."),
        new("./run.sh validate session.har", "All of OCPI that a browser or proxy has recorded."),
    ];

    private static async Task<int> RunAsync(Terminal terminal, string file, string? type, bool strict, CancellationToken stop)
    {
        var content = await ReadAsync(file, stop);
        var edition = Edition.Load221();
        DeskResult result;
        try
        {
            result = new DeskJudge(edition).Judge(content, type);
        }
        catch (DeskException e)
        {
            throw new UsageException(e.Message);
        }

        foreach (var line in new ValidateText(edition, content).Of(result))
            terminal.Say(line);
        var verdicts = result.Findings.Select(found => found.Finding.Verdict).ToHashSet();
        return verdicts.Contains(Verdict.Error) ? ExitCode.Broken
            : verdicts.Contains(Verdict.Fail) || (strict && verdicts.Contains(Verdict.Warn)) ? ExitCode.Failed
            : verdicts.Contains(Verdict.Pass) ? ExitCode.Good
            : ExitCode.NothingVerified;
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken stop)
    {
        try
        {
            await using var from = file == "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = await from.ReadAsync(buffer, stop)) > 0;)
            {
                content.Write(buffer, 0, read);
                if (content.Length > DeskJudge.MostBytes)
                    throw new UsageException($"{file} is larger than {DeskJudge.MostBytes / 1024 / 1024} MiB; give a part of it.");
            }

            return content.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {e.Message.TrimEnd('.')}.");
        }
    }
}
