namespace OcpiKit.Proof.CommandLine;

[TestFixture, Category("integration")]
internal sealed class CommandLineTests
{
    [TestCase]
    [TestCase("--help")]
    public async Task Without_a_command_shows_the_map(params string[] arguments)
    {
        var (code, output, error) = await Started.RunAsync(arguments);

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("Usage: ./run.sh COMMAND").And.Contains("  servers ").And.Contains("  test "));
        Assert.That(error, Is.Empty);
    }

    [TestCase("servers")]
    [TestCase("test")]
    public async Task Explains_each_command_with_examples(string command)
    {
        var (code, output, _) = await Started.RunAsync(command, "--help");

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain($"./run.sh {command} [<").And.Contains("Examples:").And.Not.Contains("OcpiKit.Cli"));
    }

    [TestCase("There is no command \"serves\". Did you mean servers?", "serves")]
    [TestCase("There is no option --seeed of servers. Did you mean --seed?", "servers", "--seeed", "3")]
    [TestCase("There is no option --tokne of servers. Did you mean --token?", "servers", "cpo", "--tokne=x")]
    [TestCase("Did you mean unit?", "test", "unti")]
    [TestCase("Did you mean performance?", "test", "performence")]
    [TestCase("a word too many: \"unit\"", "test", "unit", "performance")]
    [TestCase("--rate has to be a whole number from 1 to 10000", "test", "performance", "--rate", "1000000")]
    [TestCase("--duration has to be a whole number from 1 to 600", "test", "performance", "load", "--duration", "86400")]
    [TestCase("a word too many: \"more\"", "test", "unit", "more")]
    [TestCase("it is no whole number", "servers", "--port", "eighty")]
    [TestCase("'--filter'", "test", "--filter")]
    [TestCase("Locations has to be", "servers", "--locations", "0", "--port", "0")]
    [TestCase("--public-url is no absolute URL: cpo.example", "servers", "cpo", "--public-url", "cpo.example")]
    [TestCase("--partner and --partner-token go together", "servers", "cpo", "--partner", "http://localhost/versions")]
    [TestCase("--partner is no http or https URL: emsp", "servers", "cpo", "--partner", "emsp", "--partner-token", "a")]
    [TestCase("--partner goes with one server", "servers", "--partner", "http://localhost/versions", "--partner-token", "a")]
    public async Task Answers_a_mistake_with_one_sentence_and_exit_code_2(string sentence, params string[] arguments)
    {
        var (code, output, error) = await Started.RunAsync(arguments);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(output, Is.Empty);
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(error, Does.Contain(sentence));
    }

    [Test]
    public async Task Takes_a_token_that_begins_with_a_dash_or_an_at_sign_as_it_is()
    {
        var (code, _, error) = await Started.RunAsync("servers", "--token", "-dash", "--token", "@file", "--locations", "0");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Not.Contain("dash").And.Not.Contains("@file"));
    }
}
