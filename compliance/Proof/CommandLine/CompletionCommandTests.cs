using System.Diagnostics;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>The Tab key, as shells ask for it.</summary>
[TestFixture, Category("integration")]
internal sealed class CompletionCommandTests
{
    private readonly OwnHome _home = new();

    [OneTimeSetUp]
    public void PutOurProgramBehindItsUsualName()
    {
        _home.PutProgram();
        File.WriteAllText(_home.At("run.ps1"), $"dotnet exec '{typeof(Home).Assembly.Location}' @args\n");
    }

    [OneTimeTearDown]
    public async Task TakeItAway() => await _home.DisposeAsync();

    private static readonly (string Line, string Completed)[] InBash =
    [
        ("./run.sh compl", "completion compliance"),
        ("./run.sh compliance --token-", "--token-a --token-b --token-encoding"),
        ("./run.sh servers ", "both cpo emsp"),
        ("./run.sh completion b", "bash"),
        ("./run.sh learn t", "tariffs tokens troubleshooting"),
    ];

    // The words behind the name count, whatever stands before it, and only those before the cursor.
    private static readonly (string Line, string Completed)[] InPowerShell =
    [
        ("./run.ps1 compl", "completion compliance"),
        ("./run.ps1 compliance --token-", "--token-a --token-b --token-encoding"),
        ("./run.ps1 servers ", "both cpo emsp"),
        ("./run.ps1 completion  b", "bash"),
        ("Get-Date; ./run.ps1 learn t", "tariffs tokens troubleshooting"),
        ("& ./run.ps1 completion p", "pwsh"),
    ];

    /// <summary>Each shell that is here is asked: most machines have one of the two.</summary>
    public static IEnumerable<TestCaseData> Shells =>
        from shell in (string[])["bash", "pwsh"]
        where IsHere(shell)
        from asked in shell == "bash" ? InBash : InPowerShell
        select new TestCaseData(shell, asked.Line) { ExpectedResult = asked.Completed };

    [TestCaseSource(nameof(Shells))]
    public Task<string> The_Tab_key_completes(string shell, string line) => shell == "bash" ? BashAsync(line) : PowerShellAsync(line);

    private Task<string> BashAsync(string line)
    {
        const string Ask = """
            source <(./run.sh completion bash)
            COMP_LINE="$1"; COMP_POINT=${#1}; read -ra COMP_WORDS <<<"$1"
            [[ "$1" == *" " ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _ocpikit_complete
            echo "${COMPREPLY[*]}"
            """;
        return SaidAsync(new ProcessStartInfo("bash", ["-c", Ask, "bash", line]));
    }

    private Task<string> PowerShellAsync(string line)
    {
        const string Ask = """
            & { ./run.ps1 completion pwsh | Out-String | Invoke-Expression
            $found = [System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null)
            $found.CompletionMatches.CompletionText -join ' ' }
            """;
        return SaidAsync(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", $"{Ask.Trim()} '{line}'"]));
    }

    private static bool IsHere(string shell) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell)) || File.Exists(Path.Combine(folder, $"{shell}.exe")));

    private async Task<string> SaidAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.WorkingDirectory) = (true, _home.Path);
        using var shell = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var said = await shell.StandardOutput.ReadToEndAsync(patience.Token);
        await shell.WaitForExitAsync(patience.Token);
        return said.Trim();
    }
}
