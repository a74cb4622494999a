namespace OcpiKit.Proof.CommandLine;

/// <summary>A bill on the desk, worked out again.</summary>
[TestFixture, Category("compliance")]
internal sealed class PriceCommandTests
{
    private const string Cdr = """
        { "id": "C1", "start_date_time": "2026-03-02T09:00:00Z", "end_date_time": "2026-03-02T10:00:00Z", "currency": "EUR",
          "tariffs": [{ "id": "T1", "currency": "EUR", "elements": [{ "price_components": [{ "type": "ENERGY", "price": 0.25, "vat": 19, "step_size": 1 }] }] }],
          "charging_periods": [{ "start_date_time": "2026-03-02T09:00:00Z", "tariff_id": "T1", "dimensions": [{ "type": "ENERGY", "volume": 10 }, { "type": "TIME", "volume": 1 }] }],
          "total_cost": { "excl_vat": 2.5, "incl_vat": 2.98 } }
        """;

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ocpikit-price-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("{0}", TestName = "A bare CDR")]
    [TestCase("{{ \"status_code\": 1000, \"data\": {0} }}", TestName = "A CDR in an answer")]
    [TestCase("{{ \"status_code\": 1000, \"data\": [{0}] }}", TestName = "A page that holds one")]
    public async Task Is_worked_out_beside_what_it_says(string form)
    {
        var run = await Started.RunAsync("price", Write("cdr.json", string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Cdr)));

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Out, Does.Contain("energy 10 kWh at 0.25 per kWh + 19 % VAT = 2.50").And.Contain("total_cost with VAT").And.Contain("The CDR says what its tariffs make of it"));
        });
    }

    [Test]
    public async Task What_differs_is_exit_code_1_and_another_tariff_may_be_tried()
    {
        var tariff = Write("tariff.json", """{ "id": "T2", "currency": "EUR", "elements": [{ "price_components": [{ "type": "ENERGY", "price": 0.5, "step_size": 1 }] }] }""");

        var run = await Started.RunAsync("price", Write("cdr.json", Cdr), "--tariff", tariff);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Out, Does.Contain("DIFFERS").And.Contain("5.00"));
    }

    [TestCase("-2.5", "-2.98", 0)]
    [TestCase("2.5", "2.98", 1)]
    public async Task A_Credit_CDR_has_the_price_with_a_minus(string without, string with, int exitCode)
    {
        var credit = Cdr.Replace("\"excl_vat\": 2.5, \"incl_vat\": 2.98 }", $"\"excl_vat\": {without}, \"incl_vat\": {with} }}, \"credit\": true, \"credit_reference_id\": \"C0\"", StringComparison.Ordinal);

        var run = await Started.RunAsync("price", Write("cdr.json", credit));

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(run.Out, Does.Contain("It is a Credit CDR").And.Contain("-2.50"));
    }

    [Test]
    public async Task A_CDR_without_amounts_agrees_with_nothing()
    {
        var run = await Started.RunAsync("price", Write("cdr.json", Cdr.Replace("\"total_cost\"", "\"other\"", StringComparison.Ordinal)));

        Assert.That(run.ExitCode, Is.EqualTo(5), run.Error);
        Assert.That(run.Out, Does.Contain("no amount that could be held against it"));
    }

    [TestCase("{", "is no JSON")]
    [TestCase("[]", "holds 0 objects")]
    [TestCase("{ \"id\": \"L1\" }", "holds no CDR")]
    [TestCase("{ \"charging_periods\": 1, \"tariffs\": [{}] }", "cannot be priced")]
    public async Task What_cannot_be_priced_is_a_sentence(string content, string says)
    {
        var run = await Started.RunAsync("price", Write("cdr.json", content));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(says));
    }

    [Test]
    public async Task A_CDR_without_tariffs_says_what_is_lacking()
    {
        var run = await Started.RunAsync("price", Write("cdr.json", Cdr.Replace("\"tariffs\"", "\"other\"", StringComparison.Ordinal)));

        Assert.That(run.ExitCode, Is.EqualTo(5));
        Assert.That(run.Error, Does.Contain("--tariff FILE"));
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
