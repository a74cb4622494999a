using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Desk;

/// <summary>Judges what a browser or a proxy has recorded: each answer as in a run, and the body of each request by its type.</summary>
/// <param name="edition">The protocol as data.</param>
internal sealed class RecordingDesk(Edition edition)
{
    /// <summary>Judges all exchanges that are recognised.</summary>
    /// <exception cref="DeskException">None is.</exception>
    public DeskResult Judge(Recording recording)
    {
        var known = recording.Entries.Select(entry => (entry, Operation: Recognition.Of(entry.Request, edition))).ToList();
        var judged = known.Where(one => one.Operation is not null).ToList();
        if (judged.Count == 0)
            throw new DeskException($"None of the {recording.Entries.Count} exchanges in this recording looks like OCPI: no path names versions or a module.");
        var hosts = judged.Select(one => one.entry.Request.Url.Host).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var judge = new Judge(new Surroundings(edition, hosts, Loopback: judged.All(one => one.entry.Request.Url.IsLoopback)));
        var findings = judged.SelectMany((one, index) => Of(one.entry, one.Operation!, index + 1, judge)).ToList();
        return new(new(Form.Recording, null, true, []), findings, [.. Notes(recording, known.Count - judged.Count)]);
    }

    private IEnumerable<DeskFinding> Of(Recorded entry, Operation operation, int number, Judge judge)
    {
        var said = $"{entry.Request.Method} {entry.Request.Url.AbsolutePath} ({operation.Id})";
        var answered = new Exchange(
            number, "desk", operation, entry.Response is { Status: >= 200 and < 300 } ? Intent.Regular : Intent.Negative, entry.Request, entry.Response,
            entry.Response is null ? "no answer was recorded" : null, DateTimeOffset.UnixEpoch, TimeSpan.Zero);
        var findings = entry.Response is null ? [] : judge.Of(answered).Select(finding => new DeskFinding(finding, said));
        return Sent(entry, operation).Select(finding => new DeskFinding(finding, said)).Concat(findings);
    }

    private IEnumerable<Finding> Sent(Recorded entry, Operation operation)
    {
        if (operation.Request is not { Types: [var type, ..] } due || ParsedBody.Of(entry.Request.Body).Json is not { } json)
            return [];
        var errors = edition.Schemas.Validate(type, json, due.Patch);
        return errors.Select(error => new Finding(
            $"incoming.schema.{error.Type.ToLowerInvariant()}", $"Each {error.Type} that is sent has the fields, kinds, lengths and values that OCPI gives it.", Verdict.Fail, Axis.Conformance,
            error.Comment is null ? [] : [error.Comment], $"In the request, {error.Field}: {error.Rule}.", new(error.Expected, error.Received), Pointer: error.Pointer));
    }

    private static IEnumerable<string> Notes(Recording recording, int others)
    {
        if (others > 0)
            yield return $"{others} of the exchanges are none of OCPI's, as far as their URLs tell, and were passed over.";
        if (recording.Left > 0)
            yield return $"{recording.Left} more exchanges were not looked at.";
    }
}
