using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Relations.Security;

/// <summary>Which software answers, and in which version. OCPI says nothing of it, so it is told once, and no more.</summary>
internal sealed class SoftwareNames() : Check<Trace>("security.server-headers", "Headers do not tell the versions of the software.", [], Axis.Compatibility)
{
    private static readonly string[] Telling = ["Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-Generator", "X-Runtime", "Via"];

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        // Every answer has them: one look is enough.
        if (!evidence.Steps.SelectMany(step => step.Exchanges).Any(exchange => exchange.Request.Headers.First("Origin") is not null)
            || evidence.Steps.SelectMany(step => step.Exchanges).FirstOrDefault(exchange => exchange.Response is not null) is not { } first)
            yield break;
        var told = Telling.Select(name => (Name: name, Value: first.Response!.Headers.First(name))).Where(header => header.Value?.AsSpan().ContainsAnyInRange('0', '9') == true).ToList();
        yield return (told.Count == 0
            ? Pass("No header tells the version of the software.")
            : Info($"Headers tell the software and its version: {Showing.Cut(string.Join("; ", told.Select(header => $"{header.Name}: {header.Value}")))}.")) with
        { Exchange = first.Number };
    }
}
