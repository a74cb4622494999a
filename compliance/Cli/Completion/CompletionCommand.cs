using System.CommandLine;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Completion;

/// <summary><c>completion SHELL</c>: prints what teaches a shell to complete our command line. What can follow is asked of the program itself, so it is never out of date.</summary>
internal sealed class CompletionCommand : Command, IHasExamples
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "bash or pwsh (PowerShell)." };

    /// <summary>The command, over a terminal.</summary>
    public CompletionCommand(Terminal terminal)
        : base("completion", "Print a script that lets the Tab key complete commands and options.")
    {
        _shell.AcceptOnlyFromAmong("bash", "pwsh");
        Add(_shell);
        SetAction(parsed =>
        {
            terminal.Say(parsed.GetRequiredValue(_shell) is "bash" ? Bash : PowerShell);
            return ExitCode.Good;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("source <(./run.sh completion bash)", "in this bash; put the line into ~/.bashrc for all"),
        new("./run.ps1 completion pwsh | Out-String | Invoke-Expression", "in this PowerShell; put the line into $PROFILE for all"),
    ];

    private const string Bash = """
        # Completes ./run.sh (and run.sh on the PATH) of OcpiKit.
        _ocpikit_complete() {
          local line="${COMP_LINE:0:COMP_POINT}"
          local word="${COMP_WORDS[COMP_CWORD]}"
          local words
          words="$("${COMP_WORDS[0]}" "[suggest:$((${#line} - ${#COMP_WORDS[0]} - 1))]" "${line#* }" 2>/dev/null)" || return
          # Options are offered to who has begun one; else there are too many of them.
          [[ "$word" == -* ]] || words="$(grep -v '^[-/]' <<<"$words")"
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$words" -- "$word"))
        }
        complete -o default -F _ocpikit_complete ./run.sh run.sh
        """;

    private const string PowerShell = """
        # Completes ./run.ps1 of OcpiKit.
        Register-ArgumentCompleter -Native -CommandName run.ps1, run -ScriptBlock {
          param($word, $commandAst, $cursor)
          # Other commands may stand before this one, and & before its name: what counts is what stands behind the name, up to the cursor.
          $name = $commandAst.CommandElements[0]
          $behind = $commandAst.ToString().Substring($name.Extent.EndOffset - $commandAst.Extent.StartOffset)
          $length = [Math]::Max(0, $cursor - $name.Extent.EndOffset - 1)
          $behind = ($behind -replace '^\s', '').PadRight($length).Substring(0, $length)
          & $name.Value "[suggest:$length]" $behind 2>$null |
            Where-Object { $_ -like "$word*" -and ($word -like '-*' -or $_ -notmatch '^[-/]') } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;
}
