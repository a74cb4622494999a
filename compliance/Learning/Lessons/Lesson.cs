using System.Text.Json;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Learning.Lessons;

/// <summary>A scenario with its explanation, as its file says it.</summary>
/// <param name="Id">The word that calls it, such as <c>authentication</c>.</param>
/// <param name="Number">Where it stands in the order of all.</param>
/// <param name="Title">What it is about, as a sentence.</param>
/// <param name="Minutes">How long it takes to read and try.</param>
/// <param name="Concept">The idea that everything in it follows from.</param>
/// <param name="Goals">What the learner is able to do afterwards.</param>
/// <param name="Role">The role of the platform that it is played against.</param>
/// <param name="Chapters">In order.</param>
/// <param name="Scenario">What is played: the steps of all chapters.</param>
public sealed record Lesson(
    string Id, int Number, string Title, int Minutes, string Concept, IReadOnlyList<string> Goals, string Role, IReadOnlyList<Chapter> Chapters, Scenario Scenario)
{
    /// <summary>The role in which the learner looks on: the other one.</summary>
    public string OurRole => Role is "CPO" ? "EMSP" : "CPO";

    /// <summary>The steps that are told.</summary>
    public IEnumerable<StepNote> Notes => Chapters.SelectMany(chapter => chapter.Notes);

    /// <summary>All its questions.</summary>
    public IEnumerable<Question> Questions => Chapters.SelectMany(chapter => chapter.Questions);
}

/// <summary>A part of a lesson: some steps, then questions, then what to try.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Tells">What leads to it.</param>
/// <param name="Notes">The steps of it that are told.</param>
/// <param name="Questions">What the learner is asked after them.</param>
/// <param name="Attempts">What the learner can try.</param>
public sealed record Chapter(string Title, string? Tells, IReadOnlyList<StepNote> Notes, IReadOnlyList<Question> Questions, IReadOnlyList<Attempt> Attempts);

/// <summary>What is said to a step.</summary>
/// <param name="Step">Its id in the scenario.</param>
/// <param name="Title">What it is about, in plain words.</param>
/// <param name="Happens">What happens, and why.</param>
/// <param name="Demands">Ids of the requirements behind it.</param>
/// <param name="Trap">What goes wrong in practice.</param>
/// <param name="Look">What to look at in its messages.</param>
public sealed record StepNote(string Step, string Title, string Happens, IReadOnlyList<string> Demands, string? Trap, Look Look)
{
    /// <summary>Whether the bill in it is worked out line by line.</summary>
    public bool Account { get; init; }
}

/// <summary>What matters in an exchange; all else is left out.</summary>
/// <param name="Request">Places in the request.</param>
/// <param name="Answer">Places in the answer.</param>
public sealed record Look(IReadOnlyList<FieldNote> Request, IReadOnlyList<FieldNote> Answer)
{
    /// <summary>Nothing in particular.</summary>
    public static Look Nowhere { get; } = new([], []);
}

/// <summary>A place that matters, with a word to it.</summary>
/// <param name="At">A JSON Pointer into the body, or the name of a header.</param>
/// <param name="Says">The word; may be empty.</param>
public sealed record FieldNote(string At, string Says)
{
    /// <summary>Whether it is a place in the body, and not a header.</summary>
    public bool InBody => At.StartsWith('/');
}

/// <summary>A question to the learner.</summary>
/// <param name="Asks">The question.</param>
/// <param name="Answers">What may be answered: the first is a, the second b.</param>
/// <param name="Right">Which of them is right, from 0.</param>
/// <param name="Because">Why.</param>
public sealed record Question(string Asks, IReadOnlyList<string> Answers, int Right, string Because)
{
    /// <summary>The letter of an answer.</summary>
    public static char Letter(int answer) => (char)('a' + answer);
}

/// <summary>A change that the learner can make, and see what becomes of it.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Expect">What to think about before.</param>
/// <param name="Step">Id of the step that shows it.</param>
/// <param name="Mutant">A fault that the platform has this time; null where it is as it should be.</param>
/// <param name="Look">What to look at in the messages of that step.</param>
/// <param name="Shows">What is to be learned from it.</param>
/// <param name="Scenario">What is played.</param>
public sealed record Attempt(string Title, string? Expect, string Step, string? Mutant, Look Look, string Shows, Scenario Scenario)
{
    /// <summary>The value that the learner gives; null where the file says what is changed.</summary>
    public OwnValue? Own { get; init; }

    /// <summary>Whether the bill in the messages is worked out line by line.</summary>
    public bool Account { get; init; }

    /// <summary>The same with a value of the learner's own, which <see cref="OwnValue.WhyNot"/> has let pass.</summary>
    public Attempt With(string given) => Own is not { } own ? this : this with
    {
        Scenario = Scenario with
        {
            Steps = [.. Scenario.Steps.Select(step => step is SetStep { Id: OwnValue.Name } set ? set with { Values = new Dictionary<string, JsonElement> { [OwnValue.Name] = own.Of(given) } } : step)],
        },
    };
}
