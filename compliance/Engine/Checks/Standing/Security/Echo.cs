using System.Text;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Standing.Security;

/// <summary>What answers a request does not give its token back, as TRACE does: credentials alone tell tokens (credentials, GET).</summary>
internal sealed class Echo() : Check<Exchange>("security.echo", "No answer but credentials gives back the token of its request.", [], Axis.Compatibility)
{
    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        // Only what is no operation of OCPI can be expected to; the rest is spared the search.
        if (evidence is not { Direction: Direction.ToSubject, Intent: Intent.Stray or Intent.Negative, Operation: null or { Module: not "credentials" }, Response: { Body.IsEmpty: false } answer }
            || evidence.Request.Headers.First("Authorization")?.Split(' ')[^1] is not { Length: >= 8 } shown)
            yield break;
        yield return answer.Body.Span.IndexOf(Encoding.UTF8.GetBytes(shown)) >= 0
            ? Warn("The answer gives back the token that the request carried.", "no token", "the token of the request")
            : Pass("The answer does not give back the token.");
    }
}
