using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Learning.Lessons;
using OcpiKit.Protocol;

namespace OcpiKit.Learning.Reading;

/// <summary>Reads the chapters of a lesson.</summary>
/// <param name="edition">The protocol.</param>
/// <param name="whole">The scenario of the lesson, as a tree.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class ChapterReader(Edition edition, MapNode whole, Problems problems)
{
    private readonly IReadOnlyList<string> _steps = [.. ((ListNode)whole.Find("steps")!.Value).Items.Select(ScenarioOf.IdOf).OfType<string>()];

    public Chapter? Read(Node node)
    {
        if (Fields.Of(node, LessonFormat.Chapter, "A chapter", problems) is not { } fields)
            return null;
        var notes = fields.List("steps").OfType<MapNode>().Select(Note).OfType<StepNote>().ToList();
        var questions = fields.List("questions").Select(question => QuestionReader.Read(question, problems)).OfType<Question>().ToList();
        var attempts = fields.List("tries").Select(Attempt).OfType<Attempt>().ToList();
        return new Chapter(fields.Text("title", "Say what the chapter shows.") ?? "", fields.Text("tells"), notes, questions, attempts);
    }

    private StepNote? Note(MapNode step)
    {
        if (step.Find(LessonFormat.Note)?.Value is not { } node || Fields.Of(node, LessonFormat.StepNote, "The explanation of a step", problems) is not { } fields)
            return null;
        return new StepNote(
            ScenarioOf.IdOf(step) ?? "",
            fields.Text("title", "Say in a few words what the step is about.") ?? "",
            fields.Text("happens", "Say what happens, and why.") ?? "",
            Demands(fields),
            fields.Text("trap"),
            LookReader.Read(fields, problems))
        { Account = fields.Flag("account") ?? false };
    }

    private List<string> Demands(Fields fields)
    {
        var ids = new List<string>();
        foreach (var node in fields.List("demands"))
        {
            if (node is ScalarNode { Text: var id } && edition.Requirements.TryGet(id, out _))
                ids.Add(id);
            else
                problems.Unknown("unknown-requirement", node.Place, $"There is no requirement {(node as ScalarNode)?.Text}.", (node as ScalarNode)?.Text ?? "", [.. edition.Requirements.Select(one => one.Id)]);
        }

        return ids;
    }

    private Attempt? Attempt(Node node)
    {
        if (Fields.Of(node, LessonFormat.Attempt, "What is tried", problems) is not { } fields)
            return null;
        var title = fields.Text("title", "Say what is done.") ?? "";
        var shows = fields.Text("shows", "Say what is to be learned from it.") ?? "";
        var mutant = fields.Text("mutant");
        if (!fields.Has("change") && mutant is null)
            problems.Add("missing-key", node.Place, "Nothing is changed.", "Give the step other keys under change, or name a mutant of the platform.");
        if (fields.Text("step", "Name the step that shows it.") is not { } step)
            return null;
        var through = fields.Text("through") ?? step;
        foreach (var (key, named) in new[] { ("step", step), ("through", through) }.Where(one => !_steps.Contains(one.Item2)))
        {
            problems.Unknown("unknown-step", fields.At(key), $"There is no step {named}.", named, _steps);
            return null;
        }

        var change = fields.Node("change");
        if (change is not (null or MapNode))
            problems.Add("kind", change.Place, $"change is a map of keys and values, not {change.Kind}.", "Write the keys of the step that are to be others.");
        var without = fields.Has("without") ? Texts.Read(fields, "without", "Name the steps that are left out.", problems) : [];
        foreach (var left in without.Where(left => !_steps.Contains(left)))
            problems.Unknown("unknown-step", fields.At("without"), $"There is no step {left}.", left, _steps);
        var own = fields.Node("own") is { } asked ? OwnValueReader.Read(asked, problems) : null;
        var value = own is null ? null : new ScalarNode(own.SuchAs, Plain: own.Range is not null, fields.At("own"));
        // The mistakes of the steps that are as they were are told already.
        var found = new Problems();
        var scenario = ScenarioOf.Read(ScenarioOf.Changed(whole, step, through, change as MapNode, without, value), edition, found);
        if (own is not null && scenario?.Unused.ContainsKey(OwnValue.Name) is true)
            problems.Add("unused", fields.At("own"), "A value is asked for, and no step uses it.", $"Write ${{{OwnValue.Name}}} under change.");
        if (change is not null)
            problems.AddRange(found.InOrder.Where(mistake => mistake.Place.Line >= change.Place.Line && mistake.Place.Line <= LastLine(node)));
        return scenario is null ? null : new Attempt(title, fields.Text("expect"), through, mutant, LookReader.Read(fields, problems), shows, scenario) { Own = own, Account = fields.Flag("account") ?? false };
    }

    private static int LastLine(Node node) => node switch
    {
        MapNode { Entries: [.., var last] } => LastLine(last.Value),
        ListNode { Items: [.., var last] } => LastLine(last),
        _ => node.Place.Line,
    };
}
