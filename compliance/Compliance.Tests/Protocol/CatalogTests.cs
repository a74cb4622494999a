using OcpiKit.Protocol;
using OcpiKit.Protocol.Requirements;

namespace OcpiKit.Compliance.Tests.Protocol;

[Category("unit")]
public sealed class CatalogTests
{
    private static readonly Edition Edition = Edition.Load221();

    [Test]
    public void An_operation_answers_as_it_says_itself_and_else_as_all_do()
    {
        var (get, stop) = (Edition.Operations["locations.sender.get"], Edition.Operations["commands.receiver.post.stop_session"]);
        Assert.Multiple(() =>
        {
            Assert.That(Edition.Operations.Answer(get, "no-token")?.Http, Is.EqualTo([401]), "common to all");
            Assert.That(Edition.Operations.Answer(get, "unknown-session"), Is.Null, "no situation of this operation");
            Assert.That(Edition.Operations.Answer(stop, "unknown-session")?.Results, Is.EqualTo(["UNKNOWN_SESSION"]), "its own");
        });
    }

    [Test]
    public void Every_answer_of_an_operation_has_a_name_that_can_be_asked_for() =>
        Assert.That(Edition.Operations.SelectMany(o => o.Answers).Select(a => a.When).Distinct(), Is.SubsetOf(Edition.Operations.AnswerNames));

    [Test]
    public void A_list_operation_is_known_with_its_parameters()
    {
        var list = Edition.Operations["locations.sender.list"];
        Assert.Multiple(() =>
        {
            Assert.That((list.Method, list.Interface, list.Paged, list.Response?.IsList), Is.EqualTo(("GET", Interface.Sender, true, true)));
            Assert.That(list.Parameters.Select(p => p.Name), Is.EqualTo(["date_from", "date_to", "offset", "limit"]));
            Assert.That(list.Parameters.Single(p => p.Name == "offset").Default, Is.EqualTo("0"));
        });
    }

    [Test]
    public void A_PATCH_is_known_as_one() =>
        Assert.That(Edition.Operations.Where(o => o.Method == "PATCH").Select(o => o.Request?.Patch), Is.EqualTo(Enumerable.Repeat<bool?>(true, 5)));

    [Test]
    public void A_requirement_may_bind_a_client_harder_than_a_server() => Assert.Multiple(() =>
    {
        var requirement = Edition.Requirements["TYP-10"];
        Assert.That((requirement.Level, requirement.MaxAsClient, requirement.MaxAsServer), Is.EqualTo((Level.Must, Severity.Fail, Severity.Warn)));
        Assert.That(Edition.Requirements["CRE-31"].MaxAsServer, Is.EqualTo(Severity.Warn));
        Assert.That(Edition.Requirements["TRN-03"].Ambiguities, Is.EqualTo(["AMB-01"]));
        Assert.That(() => Edition.Requirements["TRN-00"], Throws.TypeOf<KeyNotFoundException>());
    });

    [Test]
    public void Cells_may_hold_commas_quotes_and_lines()
    {
        var rows = CsvReader.Rows("a,b\r\n\"1,2\",\"say \"\"x\"\"\nand y\"\n\nlast,").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(r => r.Line), Is.EqualTo([1, 2, 5]));
            Assert.That(rows[0].Cells, Is.EqualTo(["a", "b"]));
            Assert.That(rows[1].Cells, Is.EqualTo(["1,2", "say \"x\"\nand y"]));
            Assert.That(rows[2].Cells, Is.EqualTo(["last", ""]));
            Assert.That(() => CsvReader.Rows("a\n\"b").ToList(), Throws.TypeOf<FormatException>().With.Message.Contains("line 2"));
        });
    }
}
