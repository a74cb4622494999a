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

    [TestCase("./run.sh compl", ExpectedResult = "completion compliance")]
    [TestCase("./run.sh compliance --token-", ExpectedResult = "--token-a --token-b --token-encoding")]
    [TestCase("./run.sh servers ", ExpectedResult = "both cpo emsp")]
    [TestCase("./run.sh completion b", ExpectedResult = "bash")]
    [TestCase("./run.sh learn t", ExpectedResult = "tariffs tokens troubleshooting")]
    public async Task<string> Bash_completes(string line)
    {
        const string Ask = """
            source <(./run.sh completion bash)
            COMP_LINE="$1"; COMP_POINT=${#1}; read -ra COMP_WORDS <<<"$1"
            [[ "$1" == *" " ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _ocpikit_complete
            echo "${COMPREPLY[*]}"
            """;
        return await SaidAsync(new ProcessStartInfo("bash", ["-c", Ask, "bash", line]));
    }

    // The words behind the name count, whatever stands before it, and only those before the cursor.
    [TestCase("./run.ps1 compl", ExpectedResult = "completion compliance")]
    [TestCase("./run.ps1 compliance --token-", ExpectedResult = "--token-a --token-b --token-encoding")]
    [TestCase("./run.ps1 servers ", ExpectedResult = "both cpo emsp")]
    [TestCase("./run.ps1 completion  b", ExpectedResult = "bash")]
    [TestCase("Get-Date; ./run.ps1 learn t", ExpectedResult = "tariffs tokens troubleshooting")]
    [TestCase("& ./run.ps1 completion p", ExpectedResult = "pwsh")]
    public async Task<string> PowerShell_completes(string line)
    {
        if (!Shells("pwsh"))
            Assert.Ignore("PowerShell (pwsh) is not on the PATH.");
        const string Ask = """
            & { ./run.ps1 completion pwsh | Out-String | Invoke-Expression
            $found = [System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null)
            $found.CompletionMatches.CompletionText -join ' ' }
            """;
        return await SaidAsync(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", $"{Ask.Trim()} '{line}'"]));
    }

    private static bool Shells(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

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
