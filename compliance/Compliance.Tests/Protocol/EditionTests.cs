using OcpiKit.Protocol;
using OcpiKit.Protocol.Schemas;

namespace OcpiKit.Compliance.Tests.Protocol;

/// <summary>Operations, requirements and schemas are three files written by hand: they are held together here.</summary>
[Category("unit")]
public sealed class EditionTests
{
    internal static readonly Edition Edition = Edition.Load221();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "schemas", "ocpi-2.2.1");

    [Test]
    public void The_edition_is_OCPI_2_2_1_with_50_operations() => Assert.Multiple(() =>
    {
        Assert.That(Edition.Version, Is.EqualTo("2.2.1"));
        Assert.That(Edition.Dialect.Version, Is.EqualTo("2.2.1"));
        Assert.That(Edition.Operations, Has.Count.EqualTo(50));
    });

    [Test]
    public void Every_type_that_an_operation_speaks_of_has_a_schema()
    {
        var spoken = Edition.Operations.SelectMany(o =>
            (o.Request?.Types ?? []).Concat(o.Response?.Types ?? []).Concat(o.Parameters.Select(p => p.Type)));
        Assert.That(spoken.Distinct(), Is.SubsetOf(Edition.Schemas.Types));
    }

    [Test]
    public void Every_requirement_that_an_answer_verifies_exists()
    {
        var common = Edition.Operations.AnswerNames.SelectMany(when => Edition.Operations.Select(o => Edition.Operations.Answer(o, when)));
        var verified = common.OfType<Answer>().SelectMany(a => a.Verifies).Distinct();
        Assert.That(verified, Is.SubsetOf(Edition.Requirements.Select(r => r.Id)));
    }

    [Test]
    public void Every_parameter_of_the_path_stands_in_its_url() => Assert.Multiple(() =>
    {
        foreach (var operation in Edition.Operations)
        {
            var written = operation.Parameters.Where(p => p.In == ParameterPlace.Path).Select(p => p.Name);
            foreach (var name in written) Assert.That(operation.Url, Does.Contain($"{{{name}}}"), operation.Id);
        }
    });

    [Test]
    public void Every_operation_says_what_success_is() =>
        Assert.That(Edition.Operations.Where(o => Edition.Operations.Answer(o, "success") is null).Select(o => o.Id), Is.Empty);

    [Test]
    public void Every_requirement_named_by_a_schema_exists()
    {
        var named = Directory.GetFiles(Path.Combine(Folder, "types")).SelectMany(file => RequirementNames.In(File.ReadAllText(file)));
        Assert.That(named.Distinct(), Is.SubsetOf(Edition.Requirements.Select(r => r.Id)));
    }

    [Test]
    public void Only_operations_of_functional_modules_carry_routing_headers() =>
        Assert.That(Edition.Operations.Where(o => !o.Functional).Select(o => o.Module).Distinct(),
            Is.EquivalentTo(["versions", "credentials", "hubclientinfo"]));

    [Test]
    public void A_requirement_names_its_place_in_the_specification() =>
        Assert.That(Edition.Requirements["TRN-03"].Source, Does.Match("^transport_and_format, lines? [0-9].* \\(Authorization header\\)$"));

    [Test]
    public void The_committed_bundle_is_that_of_the_types() =>
        Assert.That(File.ReadAllText(Bundle.PathIn(Folder)), Is.EqualTo(Bundle.Text(Folder)), "Bundle.Write(\"schemas/ocpi-2.2.1\") brings it up to date.");

    [Test]
    public void A_mistyped_operation_is_named_with_the_nearest() => Assert.Multiple(() =>
    {
        Assert.That(Edition.Operations.Nearest("location.sender.list"), Is.EqualTo("locations.sender.list"));
        Assert.That(Edition.Operations.Nearest("something else entirely"), Is.Null);
        Assert.That(() => Edition.Operations["locations.sender.lst"], Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("locations.sender.list"));
    });
}
