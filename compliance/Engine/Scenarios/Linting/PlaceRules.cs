using System.Globalization;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>Whether a place in a body can be there: pointers are held against the specification's own classes.</summary>
internal sealed class PlaceRules(ISchemas schemas)
{
    private static readonly string[] Envelope = ["data", "status_code", "status_message", "timestamp"];

    public IEnumerable<Diagnostic> Of(Scenario scenario)
    {
        foreach (var step in scenario.Steps)
        {
            var looked = step.Expectations().Where(expectation => expectation.Matcher is not (Exists { Wanted: false } or Inverse { Matcher: Exists })).Select(expectation => (expectation.Subject, expectation.Place))
                .Concat(step.Captures().Select(capture => (capture.Subject, capture.Place)));
            foreach (var (subject, place) in looked)
            {
                if (subject is BodyValue { Pointer: var pointer } && Wrong(step, pointer) is { } wrong)
                    yield return Advise.That("no-such-place", place, wrong.Says, wrong.Remedy);
            }
        }
    }

    private (string Says, string? Remedy)? Wrong(Step step, string pointer)
    {
        var segments = pointer[1..].Split('/');
        switch (step)
        {
            // An answer to another method or at another path is of another form.
            case CallStep { Intent: Intent.Stray }:
                return null;
            case CallStep call when !Envelope.Contains(segments[0]):
                var meant = call.Operation.Response is { IsList: true } && !IsIndex(segments[0]) ? $"/data/0{pointer}" : $"/data{pointer}";
                return ($"An answer holds {string.Join(", ", Envelope)}, and {pointer} begins with none of them.", Nearest.To(segments[0], Envelope) is { } near ? $"Did you mean /{string.Join('/', segments.Skip(1).Prepend(near))}?" : $"Did you mean {meant}?");
            case CallStep { Operation.Response: { } response } when segments[0] == "data":
                return Walk(response.Types, response.IsList, segments, 1);
            case AwaitStep wait when segments[0] == "data" && wait.Operations.All(operation => operation.Request is not null):
                return ("What a platform sends stands in its request as it is, not below data.", segments.Length > 1 ? $"Did you mean /{string.Join('/', segments.Skip(1))}?" : null);
            case AwaitStep wait when wait.Operations.All(operation => operation.Request is not null):
                return Walk([.. wait.Operations.SelectMany(operation => operation.Request!.Types).Distinct()], false, segments, 0);
            default:
                return null;
        }
    }

    private (string Says, string? Remedy)? Walk(IReadOnlyList<string> types, bool isList, string[] segments, int at)
    {
        for (; at < segments.Length; at++)
        {
            var (segment, sofar) = (segments[at], "/" + string.Join('/', segments.Take(at)));
            if (isList && !IsIndex(segment))
                return ($"{sofar} is a list, and {segment} is no place in it.", $"Write {sofar}/0/{segment} for the first, or {sofar}/*/{segment} for all.");
            if (isList)
            {
                isList = false;
                continue;
            }

            var fields = types.SelectMany(type => schemas.Fields(type)).ToLookup(field => field.Key, field => field.Value, StringComparer.Ordinal);
            // Of what is no class, or not described, nothing is known.
            if (fields.Count == 0)
                return null;
            if (!fields.Contains(segment))
            {
                return ($"{string.Join(" or ", types)} has no field {segment}.", Nearest.To(segment, fields.Select(field => field.Key)) is { } near
                    ? $"Did you mean {near}?"
                    : IsIndex(segment) ? $"{(at == 1 ? "The data" : sofar)} is one object, not a list." : $"There are: {string.Join(", ", fields.Select(field => field.Key))}.");
            }

            var forms = fields[segment].ToList();
            (types, isList) = ([.. forms.Select(form => form.Type).Where(type => type.Length > 0).Distinct()], forms.TrueForAll(form => form.IsList));
        }

        return null;
    }

    private static bool IsIndex(string segment) => segment == "*" || int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
