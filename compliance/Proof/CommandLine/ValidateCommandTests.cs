namespace OcpiKit.Proof.CommandLine;

/// <summary>One message on the desk, as its users have it.</summary>
[TestFixture, Category("compliance")]
internal sealed class ValidateCommandTests
{
    private const string Token = """{ "country_code": "NL", "party_id": "OKT", "uid": "012345678", "type": "RFID", "contract_id": "NL-OKT-C1", "issuer": "Test", "valid": true, "whitelist": "ALLOWED", "last_updated": "2026-03-01T10:00:00Z" }""";
    private string _file = "";

    [SetUp]
    public void MakeFile() => _file = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(_file);

    [Test]
    public async Task A_right_one_is_valid_and_its_type_is_said()
    {
        await File.WriteAllTextAsync(_file, Token);

        var run = await Started.RunAsync("validate", _file);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Does.StartWith("Taken for an object of the type Token.").And.Contains("Valid, as far as it can be seen without an endpoint"));
    }

    [Test]
    public async Task A_wrong_one_is_told_with_its_line_and_the_rule()
    {
        await File.WriteAllTextAsync(_file, Token.Replace(", \"whitelist\": \"ALLOWED\"", ",\n  \"whitelist\": \"SOMETIMES\"", StringComparison.Ordinal));

        var run = await Started.RunAsync("validate", _file);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Does.Contain("line 2, column 16: /whitelist").And.Contains("MUST:").And.Contains("Not valid: 1 rule is broken"));
    }

    [Test]
    public async Task It_is_read_from_standard_input_too()
    {
        using var process = Started.Start("validate", "-", "--type", "token");
        await process.StandardInput.WriteAsync(Token);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.Zero);
        Assert.That(said, Does.Contain("Token"));
    }

    [TestCase("not json", "This is not JSON: line 1")]
    [TestCase("{ \"x\": 1 }", "say with --type")]
    public async Task What_cannot_be_judged_is_a_sentence(string content, string says)
    {
        await File.WriteAllTextAsync(_file, content);

        var run = await Started.RunAsync("validate", _file);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(says));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_named()
    {
        var run = await Started.RunAsync("validate", _file + ".none");

        Assert.That((run.ExitCode, run.Error.Contains($"{_file}.none cannot be read", StringComparison.Ordinal)), Is.EqualTo((2, true)));
    }
}
