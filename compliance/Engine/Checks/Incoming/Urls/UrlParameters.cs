using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Incoming.Urls;

/// <summary>Ids in the path are CiStrings of bounded length (types, CiString; the parameters of each module).</summary>
internal sealed class PathParameters() : CallCheck("incoming.path", "The ids in the path of a request have the form that OCPI gives them.", ["TYP-01"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        var (looked, seen) = (0, 0);
        foreach (var parameter in call.Operation!.Parameters.Where(parameter => parameter is { In: ParameterPlace.Path, Type: "CiString" }))
        {
            if (!arrival.Parameters.TryGetValue(parameter.Name, out var value))
                continue;
            looked++;
            if (value.Length <= (parameter.MaxLength ?? int.MaxValue) && !value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                continue;
            seen++;
            yield return Fail($"The {parameter.Name} in the URL is {Showing.Of(value)}.", $"at most {parameter.MaxLength} printable ASCII characters", Showing.Of(value));
        }

        if (looked > 0 && seen == 0)
            yield return Pass("The ids in the path have their form.");
    }
}

/// <summary>Query parameters have the form of their types: dates in UTC, numbers, values of enums (transport_and_format, paginated request; types).</summary>
internal sealed class QueryParameters() : CallCheck("incoming.query", "The query parameters of a request have the form of their types.", ["TYP-06", "TYP-10", "TYP-11", "TRN-16"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        var (looked, seen) = (0, 0);
        foreach (var parameter in call.Operation!.Parameters.Where(parameter => parameter.In == ParameterPlace.Query))
        {
            if (!arrival.Parameters.TryGetValue(parameter.Name, out var value))
            {
                // AMB-06: whether date_from is required stands in two ways.
                if (parameter.Required && parameter.Name != "date_from")
                {
                    seen++;
                    yield return Fail($"The request lacks the parameter {parameter.Name}.", parameter.Name, "nothing") with { Verifies = [] };
                }

                continue;
            }

            looked++;
            if (Wrong(parameter, value, surroundings.Edition.Schemas) is not { } wrong)
                continue;
            seen++;
            yield return wrong;
        }

        if (looked > 0 && seen == 0)
            yield return Pass("The query parameters have the form of their types.");
    }

    private static Observation? Wrong(Parameter parameter, string value, ISchemas schemas)
    {
        if (ParameterFault.Of(parameter, value, schemas) is not { } fault)
            return null;
        var wrong = Fail($"The parameter {parameter.Name} is {Showing.Of(value)}, which {fault.Says}.", fault.Wanted, Showing.Of(value)) with { Verifies = [fault.Requirement] };
        return fault.IsOpen ? wrong with { Verdict = Verdict.Warn } : wrong;
    }
}
