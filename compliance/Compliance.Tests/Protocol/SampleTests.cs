using System.Text.Json;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Schemas;

namespace OcpiKit.Compliance.Tests.Protocol;

/// <summary>The schemas, held from both sides: whole values pass, and each single flaw is seen where it is.</summary>
[Category("unit")]
public sealed class SampleTests
{
    private static readonly TypeSchemas Schemas = TypeSchemas.Load(Path.Combine(AppContext.BaseDirectory, "schemas", "ocpi-2.2.1"));
    internal static readonly SampleMaker Samples = new(Schemas);

    private static IEnumerable<string> Types => Schemas.Types;

    [TestCaseSource(nameof(Types))]
    public void A_full_sample_is_valid(string type) => Assert.Multiple(() =>
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var sample = JsonSerializer.SerializeToElement(Samples.Valid(type, new Random(seed)));
            Assert.That(Schemas.Validate(type, sample), Is.Empty, $"seed {seed}: {sample}");
            Assert.That(Schemas.Validate(type, sample, patch: true), Is.Empty, $"as PATCH, seed {seed}: {sample}");
        }
    });

    [TestCaseSource(nameof(Types))]
    public void A_value_exactly_at_a_limit_is_valid(string type) => Assert.Multiple(() =>
    {
        foreach (var limit in Samples.Limits(type))
            Assert.That(Schemas.Validate(type, limit.Element), Is.Empty, $"{limit.Pointer} {limit.Rule}");
    });

    [TestCaseSource(nameof(Types))]
    public void Each_single_flaw_is_seen_once_and_at_its_place(string type) => Assert.Multiple(() =>
    {
        foreach (var flaw in Samples.Breaks(type))
            Assert.That(Schemas.Validate(type, flaw.Element).Select(e => e.Pointer), Is.EqualTo([flaw.Pointer]), $"{flaw.Pointer} {flaw.Rule}: {flaw.Value}");
    });

    [Test]
    public void Every_type_but_any_can_be_broken_and_objects_in_many_ways() => Assert.Multiple(() =>
    {
        foreach (var type in Types.Except(["any"])) Assert.That(Samples.Breaks(type), Is.Not.Empty, type);
        Assert.That(Samples.Breaks("Location").Count(), Is.GreaterThan(60));
        Assert.That(Samples.Breaks("CDR").Count(), Is.GreaterThan(80));
    });

    [Test]
    public void Many_threads_may_ask_schemas_that_nobody_has_used_yet()
    {
        var asked = Types.SelectMany(type => Samples.Breaks(type).Take(5).Select(flaw => (Type: type, flaw.Pointer, flaw.Element))).ToList();
        var fresh = TypeSchemas.Load(Path.Combine(AppContext.BaseDirectory, "schemas", "ocpi-2.2.1"));
        var answers = asked.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(a => fresh.Validate(a.Type, a.Element)).ToList();
        Assert.That(answers.Select(errors => errors.Single().Pointer), Is.EqualTo(asked.Select(a => a.Pointer)));
    }

    [Test]
    public void The_same_seed_gives_the_same_sample()
    {
        var first = Samples.Valid("CDR", new Random(7)).ToJsonString();
        var second = Samples.Valid("CDR", new Random(7)).ToJsonString();
        Assert.That(second, Is.EqualTo(first));
    }
}
