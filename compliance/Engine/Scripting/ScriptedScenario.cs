using System.Runtime.CompilerServices;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Scripting;

/// <summary>A scenario that is written in C#. It is played, judged and reported like every other.</summary>
/// <param name="id">Its frozen id, role.module.topic.</param>
/// <param name="title">What it shows, as a sentence.</param>
/// <param name="file">Where it stands; the compiler knows.</param>
/// <param name="line">The line there.</param>
public sealed class ScriptedScenario(string id, string title, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
{
    /// <summary>Where it stands on this machine.</summary>
    public string File => file;

    /// <summary>Why that matters, in plain words.</summary>
    public required string Why { get; init; }

    /// <summary>The role that it tests: CPO, EMSP or BOTH; null where the id says it.</summary>
    public string? Role { get; init; }

    /// <summary>The module it belongs to; null where the id says it.</summary>
    public string? Module { get; init; }

    /// <summary>Whether it only reads. One that says so cannot send POST, PUT, PATCH or DELETE; one that changes something is played on another machine only where that is allowed.</summary>
    public Conduct Conduct { get; init; } = Conduct.Reads;

    /// <summary>Whether it waits for calls of the target.</summary>
    public bool Listens { get; init; }

    /// <summary>Whether it sends what belongs to the party that we are, which then has to be known (<c>--from</c>).</summary>
    public bool NamesOurParty { get; init; }

    /// <summary>Test data of the target's own that it needs, by kind; <see cref="IStage.Value"/> gives what they name.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What it does.</summary>
    public required Func<IStage, Task> Plays { get; init; }

    /// <summary>The scenario, as the engine plays it.</summary>
    public Scenario Scenario()
    {
        var words = id.Split('.');
        if (words.Length < 3 && (Role is null || Module is null))
            throw new ArgumentException($"{id} does not say whom it tests and about what; name it role.module.topic, or set Role and Module.");
        foreach (var need in Needs.Where(need => Need.Find(need) is null))
            throw new ArgumentException($"There is no kind of test data {need}.");
        var place = new Place(Shown(), line, 1);
        return new Scenario(id, title, Why, (Role ?? words[0]).ToUpperInvariant(), Module ?? words[1], Conduct, [new ScriptStep("script", title, place, Plays, Listens)], place)
        {
            NamesOurParty = NamesOurParty,
            Needs = Needs,
        };
    }

    // The compiler names the machine's own path; a report is read elsewhere.
    private string Shown() => Path.GetFileName(file);
}
