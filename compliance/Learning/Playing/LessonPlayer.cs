using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Engine.Triggering;
using OcpiKit.Engine.Wire;
using OcpiKit.Learning.Lessons;
using OcpiKit.Protocol;
using Attempt = OcpiKit.Learning.Lessons.Attempt;

namespace OcpiKit.Learning.Playing;

/// <summary>
/// Plays lessons by the runner that plays the tests, against a real platform, from the first step to the last without a pause: what waits for
/// a reader would go on charging meanwhile. What was said is told afterwards, at the reader's pace.
/// </summary>
/// <param name="edition">The protocol.</param>
/// <param name="stage">Has platforms ready.</param>
/// <param name="acquaintance">The scenario by which two platforms get to know each other, for lessons that begin later.</param>
/// <param name="time">The clock.</param>
public sealed class LessonPlayer(Edition edition, IStage stage, Scenario acquaintance, TimeProvider time)
{
    // The page of a list, with room: what a lesson points at may stand anywhere in it.
    private const int ShownOfBodies = 100_000;

    /// <summary>What lessons are played against, completing "the CPO is …".</summary>
    public string Against(string role) => stage.Words(role);

    /// <summary>Plays a lesson as it stands.</summary>
    public Task<Performance> PlayAsync(Lesson lesson, CancellationToken stop) => PlayAsync(lesson.Scenario, lesson.Scenario.Registers, mutant: null, tell: null, stop);

    /// <summary>Plays a lesson up to a step of it, and tells what happens while it happens.</summary>
    public Task<Performance> PlayAsync(Lesson lesson, string through, Func<RunEvent, Task> tell, CancellationToken stop)
    {
        // Who has not registered is let play nothing; so a lesson on registering goes at least so far.
        var end = lesson.Scenario.Steps.Index().Last(one => one.Item.Id == through || one.Item is CallStep { Operation.Id: "credentials.symmetric.post", Intent: Intent.Regular }).Index;
        return PlayAsync(lesson.Scenario with { Steps = [.. lesson.Scenario.Steps.Take(end + 1)] }, lesson.Scenario.Registers, mutant: null, tell, stop);
    }

    /// <summary>Plays what the learner wants to try.</summary>
    /// <param name="attempt">What is tried.</param>
    /// <param name="tell">Is told what happens while it happens; null where nobody looks on.</param>
    /// <param name="stop">Gives up.</param>
    public Task<Performance> PlayAsync(Attempt attempt, Func<RunEvent, Task>? tell, CancellationToken stop) => PlayAsync(attempt.Scenario, attempt.Scenario.Registers, attempt.Mutant, tell, stop);

    private async Task<Performance> PlayAsync(Scenario scenario, bool registers, string? mutant, Func<RunEvent, Task>? tell, CancellationToken stop)
    {
        await using var scene = await stage.OpenAsync(scenario.Role, mutant, stop);
        var profile = scene.Profile;
        using var wire = new RestWire(Transport.Create(profile.Limits, proxy: profile.Proxy), profile.Limits, time);
        // Every driver in a lesson is made up; tokens of platforms are not shown to anybody.
        var veil = new Veil(showPersonalData: true);
        veil.Hide(profile.Token);
        veil.Hide(profile.RegistrationToken);
        veil.Hide(profile.SecondToken);
        var runner = new Runner(edition, profile, wire, veil, time, ListenAsync, new Triggers(profile.Triggers, wire, time)) { ShownOfBodies = ShownOfBodies };
        var gathering = new Gathering(scenario);
        IReadOnlyList<Scenario> plan = registers ? [scenario] : [acquaintance, scenario];
        await foreach (var told in runner.RunAsync(plan, new RunHeader("lesson", null, []), stop))
        {
            gathering.Take(told);
            if (tell is not null)
                await tell(told);
        }

        return gathering.Whole;

        async Task<Reach> ListenAsync(string role, Engine.Parties.PartyName party, CancellationToken token)
        {
            var counterparty = await Counterparty.StartAsync(new(edition, role, party, profile.Seed) { Wire = wire, TellsResults = false }, time, token);
            veil.Hide(counterparty.Token);
            veil.Hide(counterparty.RegistrationToken);
            return new Reach(counterparty);
        }
    }
}
