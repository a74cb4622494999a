using System.Diagnostics;

namespace OcpiKit.Proof.CommandLine;

/// <summary>The Tab key, as bash asks for it.</summary>
[TestFixture, Category("integration")]
internal sealed class CompletionCommandTests
{
    private readonly OwnHome _home = new();

    [OneTimeSetUp]
    public void PutOurProgramBehindItsUsualName() => _home.PutProgram();

    [OneTimeTearDown]
    public async Task TakeItAway() => await _home.DisposeAsync();

    [TestCase("./run.sh compl", ExpectedResult = "completion compliance")]
    [TestCase("./run.sh compliance --token-", ExpectedResult = "--token-a --token-b --token-encoding")]
    [TestCase("./run.sh servers ", ExpectedResult = "both cpo emsp")]
    [TestCase("./run.sh completion b", ExpectedResult = "bash")]
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
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", Ask, "bash", line]) { RedirectStandardOutput = true, WorkingDirectory = _home.Path })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var said = await bash.StandardOutput.ReadToEndAsync(patience.Token);
        await bash.WaitForExitAsync(patience.Token);
        return said.Trim();
    }
}
