using System.CommandLine;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Playing;
using OcpiKit.Learning.Progress;
using OcpiKit.Learning.Reading;
using OcpiKit.Learning.Terminal;
using OcpiKit.Learning.Web;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Cli.Learn;

/// <summary>`learn`: lessons on OCPI, each played between real servers.</summary>
internal sealed class LearnCommand : Command, IHasExamples
{
    private const string All = "interactive";

    private readonly Terminal _terminal;
    private readonly Home _home;
    private readonly Argument<string?> _lesson = new("lesson") { Arity = ArgumentArity.ZeroOrOne, Description = "A lesson, such as authentication; interactive for all in order; glossary, roles or flow to look things up. Without it: the list." };
    private readonly Option<bool> _noInput = new("--no-input") { Description = "Print the lesson without waiting for anybody; questions come with their answers." };
    private readonly Option<bool> _web = new("--web") { Description = "Serve the lessons as pages, with the messages beside the text; only this machine can read them." };
    private readonly Option<int?> _port = new("--port") { Description = $"Where --web serves them. Without it {LessonPages.UsualPort}, or a free port where that is taken." };
    private readonly Option<bool> _reset = new("--reset") { Description = "Forget how far you came." };

    public LearnCommand(Terminal terminal, Home home)
        : base("learn", "Learn OCPI: lessons that play real messages between real servers, step by step.")
    {
        (_terminal, _home) = (terminal, home);
        // The Tab key has to be quick: each file is named after its lesson or page.
        _lesson.CompletionSources.Add(_ => Directory.Exists(Lessons) ? Directory.EnumerateFiles(Lessons, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Append(All).Order(StringComparer.Ordinal) : []);
        Add(_lesson);
        Add(_noInput);
        Add(_web);
        Add(_port);
        Add(_reset);
        SetAction(RunAsync);
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh learn", "the lessons there are, and how far you came"),
        new("./run.sh learn authentication", "how two companies come to trust each other"),
        new("./run.sh learn interactive", "all lessons in order, from where you are"),
        new("./run.sh learn --web", "the same as pages in your browser, to play, answer and break things there"),
        new("./run.sh learn glossary", "the words of OCPI; roles and flow are such pages too"),
        new("./run.sh learn tariffs --no-input", "the whole lesson as text"),
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var edition = Edition.Load221();
        var set = Load(edition);
        var file = new ProgressFile(_home.At(".learning/progress.json"));
        if (parsed.GetValue(_reset))
        {
            if (file.Reset() is { } fault)
                throw new UsageException($"{file.Where} cannot be written: {fault.TrimEnd('.')}.");
            _terminal.Say("Forgotten. All lessons are new again.");
            return ExitCode.Good;
        }

        var name = parsed.GetValue(_lesson);
        var learner = new TerminalLearner(_terminal, parsed.GetValue(_noInput));
        var running = name is null && !parsed.GetValue(_web) ? [] : await RunningStage.FindAsync(RunningBook.In(_home), stop);
        if (parsed.GetValue(_web))
            return await ServeAsync(name, set);
        if (name is null)
            new LessonList(_terminal.Out).Write(set, file.Read());
        else if (set.Page(name) is { } page)
            new PageText(_terminal.Out).Write(page);
        else if (name == All)
            await TellAsync(Teller(), set, [.. set.Lessons.Where(lesson => !learner.IsThere || file.Read().Of(lesson.Id).Finished is null)], file, stop);
        else if (set.Lesson(name) is { } lesson)
            await TellAsync(Teller(), set, [lesson], file, stop);
        else
            throw Unknown(name, set);
        return ExitCode.Good;

        LessonPlayer Player() => new(edition, new RunningStage(running, new ReferenceStage()), Acquaintance(edition), TimeProvider.System);

        LessonTeller Teller() => new(_terminal.Out, learner, Player(), edition, file, TimeProvider.System);

        Task<int> ServeAsync(string? page, LessonSet lessons) =>
            page is null or All || lessons.Lesson(page) is not null || lessons.Page(page) is not null
                ? new LessonPages(_terminal, learner.IsThere).ServeAsync(new Course(lessons, Player(), edition, file, TimeProvider.System), Port(parsed), page is null or All ? "" : page, stop)
                : throw Unknown(page, lessons);
    }

    private async Task TellAsync(LessonTeller teller, LessonSet set, IReadOnlyList<Lesson> lessons, ProgressFile file, CancellationToken stop)
    {
        foreach (var lesson in lessons)
        {
            if (!await teller.TellAsync(lesson, stop))
                return;
        }

        if (lessons.Count != 1 || set.Lessons.All(lesson => file.Read().Of(lesson.Id).Finished is not null))
            new LessonList(_terminal.Out).WriteGoals(set, file.Read());
    }

    private int? Port(ParseResult parsed) => parsed.GetValue(_port) is not { } port ? null
        : port is >= 0 and <= ushort.MaxValue ? port
        : throw new UsageException("--port is a number from 0 to 65535 (0 takes a free one).");

    private string Lessons => Path.Combine(_home.Scenarios, "lessons");

    private LessonSet Load(Edition edition)
    {
        var set = new LessonLoader(edition).LoadFolder(Lessons);
        if (set.Diagnostics.Count > 0)
            throw new UsageException(new ScenarioFolders([new ScenarioFolder(Lessons)]).Render(set.Diagnostics));
        return set.Lessons.Count > 0 ? set : throw new UsageException($"There are no lessons in {Lessons}.");
    }

    /// <summary>How two platforms get to know each other, as it is tested.</summary>
    private Scenario Acquaintance(Edition edition) =>
        new ScenarioLoader(edition).LoadFile(Path.Combine(_home.Scenarios, "both", "credentials", "registration.yaml")).Scenarios is [var scenario]
            ? scenario
            : throw new UsageException($"The scenario by which two platforms register cannot be read from {_home.Scenarios}.");

    private static UsageException Unknown(string name, LessonSet set)
    {
        IReadOnlyList<string> known = [.. set.Lessons.Select(lesson => lesson.Id), .. set.Pages.Select(page => page.Id), All];
        var meant = Nearest.To(name, known) is { } near ? $" Did you mean {near}?" : "";
        return new UsageException($"There is no lesson \"{name}\".{meant} There are: {string.Join(", ", known)}.");
    }
}
