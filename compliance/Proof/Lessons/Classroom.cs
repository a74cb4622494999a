using OcpiKit.Cli.Learn;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Playing;
using OcpiKit.Learning.Reading;
using OcpiKit.Protocol;

namespace OcpiKit.Proof.Lessons;

/// <summary>The lessons as they are shipped, and who plays them.</summary>
internal sealed class Classroom
{
    /// <summary>The lessons that there are, for who must name them before they are read; a test holds them to the files.</summary>
    public static IReadOnlyList<string> Names { get; } = ["authentication", "locations", "tokens", "sessions", "commands", "tariffs", "cdrs", "troubleshooting"];

    private static readonly string Scenarios = Path.Combine(AppContext.BaseDirectory, "scenarios");

    public Classroom()
    {
        Set = new LessonLoader(Edition).LoadFolder(Path.Combine(Scenarios, "lessons"));
        Assert.That(Set.Diagnostics, Is.Empty);
        Player = PlayerOn(new ReferenceStage());
    }

    public Edition Edition { get; } = Edition.Load221();

    public LessonSet Set { get; }

    public LessonPlayer Player { get; }

    /// <summary>A player for another stage.</summary>
    public LessonPlayer PlayerOn(IStage stage) =>
        new(Edition, stage, new ScenarioLoader(Edition).LoadFile(Path.Combine(Scenarios, "both", "credentials", "registration.yaml")).Scenarios.Single(), TimeProvider.System);
}
