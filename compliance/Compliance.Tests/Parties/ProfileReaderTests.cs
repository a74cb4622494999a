using OcpiKit.Engine.Parties;

namespace OcpiKit.Compliance.Tests.Parties;

[TestFixture, Category("unit")]
internal sealed class ProfileReaderTests
{
    private string _file = "";

    [SetUp]
    public void MakeFile() => _file = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(_file);

    [Test]
    public void The_command_line_wins_over_the_environment_which_wins_over_the_file()
    {
        File.WriteAllText(_file, "max-pages: 1\nsample: 1\ntimeout: 1s\n");

        var profile = Read(
            new() { ["OCPIKIT_SAMPLE"] = "2", ["OCPIKIT_TIMEOUT"] = "2s" },
            ("timeout", "3s"));

        Assert.That((profile.MaxPages, profile.Sample, profile.Limits.Timeout.TotalSeconds), Is.EqualTo((1, 2, 3)));
    }

    [Test]
    public void Headers_of_a_later_source_replace_those_of_an_earlier_one()
    {
        File.WriteAllText(_file, "header:\n  X-One: a\n  X-Two: b\n");

        Assert.That(Read([]).Headers.Select(header => header.Key), Is.EqualTo(new[] { "X-One", "X-Two" }));
        Assert.That(Read([], ("header", "X-Three: c"), ("header", "X-Four: d")).Headers.Select(header => header.Key), Is.EqualTo(new[] { "X-Three", "X-Four" }));
    }

    [Test]
    public void An_unknown_key_is_named_with_its_place_and_the_word_that_was_meant()
    {
        File.WriteAllText(_file, "token: abc\nmax-page: 3\n");

        Assert.That(() => Read([]), Throws.InstanceOf<ProfileException>().With.Message.EqualTo($"""
            {_file}:2:1: The option max-page is not known.
            2 | max-page: 3
              | ^
              = Did you mean max-pages?
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_key_that_stands_twice_is_an_error()
    {
        File.WriteAllText(_file, "rate: 1\nseed: 2\nrate: 3\n");

        Assert.That(() => Read([]), Throws.InstanceOf<ProfileException>().With.Message.Contains(":3:"));
    }

    [Test]
    public void A_file_that_is_no_YAML_is_told_with_the_place()
    {
        File.WriteAllText(_file, "token: \"abc\nrate: 1\n");

        Assert.That(() => Read([]), Throws.InstanceOf<ProfileException>().With.Message.StartsWith(_file).And.Message.Contains("not YAML"));
    }

    [TestCase("url", "cpo.example.com/versions", "absolute http or https URL")]
    [TestCase("url", "ftp://cpo.example.com/", "absolute http or https URL")]
    [TestCase("from", "NLD*OKT", "country code and a party id")]
    [TestCase("timeout", "soon", "30s")]
    [TestCase("timeout", "0s", "30s")]
    [TestCase("rate", "-1", "a number from 0.01 to 1000")]
    [TestCase("max-pages", "0", "a whole number from 1")]
    [TestCase("since", "yesterday", "2026-01-31")]
    [TestCase("header", "no colon", "Name: value")]
    [TestCase("header", "X: a\r\nY: b", "Name: value")]
    [TestCase("token", " ", "empty")]
    [TestCase("role", "HUBB", "CPO")]
    [TestCase("token-encoding", "rot13", "auto, base64, raw")]
    [TestCase("ca", "/no/such/file", "does not exist")]
    public void A_value_that_cannot_be_taken_is_told_with_what_would_be_right(string option, string value, string right) =>
        Assert.That(() => Read([], (option, value)), Throws.InstanceOf<ProfileException>().With.Message.Contains(option).IgnoreCase.And.Message.Contains(right));

    [Test]
    public void A_remote_target_is_treated_gently_unless_told_otherwise()
    {
        var remote = Read([], ("url", "https://cpo.example.com/versions"));
        var local = Read([], ("url", "http://localhost:8001/versions"));

        Assert.That((remote.Remote, remote.RateBudget, remote.PageBudget), Is.EqualTo((true, 5.0, 100)));
        Assert.That((local.Remote, local.RateBudget), Is.EqualTo((false, (double?)null)));
    }

    private Profile Read(Dictionary<string, string> environment, params (string, string)[] commandLine) =>
        ProfileReader.Read(_file, environment.GetValueOrDefault, commandLine.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
}
