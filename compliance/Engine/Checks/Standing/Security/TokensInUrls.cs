using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Standing.Security;

/// <summary>
/// A token belongs into the header Authorization (transport_and_format, authorization header): addresses stand in the logs of every proxy. Looked at are the addresses that the target names, and those that it calls.
/// </summary>
internal sealed class TokensInUrls() : Check<Exchange>("security.token-in-url", "No address holds a token.", [], Axis.Compatibility)
{
    private static readonly string[] Telling = ["access_token", "auth_token", "api_key", "apikey", "authorization", "credentials_token"];

    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (evidence.Direction == Direction.FromSubject && evidence.Operation is null)
            yield break;
        var (looked, secret) = (0, evidence.Request.Headers.First("Authorization")?.Split(' ')[^1]);
        foreach (var (where, url) in evidence.Direction == Direction.FromSubject ? [("It called an address", evidence.Request.Url)] : Named(evidence))
        {
            looked++;
            if (Why(url, secret, evidence.Direction == Direction.FromSubject) is { } why)
            {
                yield return Warn($"{where} that {why}.", "the token in the header Authorization alone", url.GetLeftPart(UriPartial.Authority));
                yield break;
            }
        }

        if (looked > 0)
            yield return Pass("No address holds a token.");
    }

    private static IEnumerable<(string Where, Uri Url)> Named(Exchange evidence)
    {
        foreach (var url in evidence.Spots("Version").Concat(evidence.Spots("VersionDetails").SelectMany(details => details.List("endpoints"))).Concat(evidence.Spots("Credentials")).Select(spot => spot.Text("url")))
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var named))
                yield return ("It names an address", named);
        }

        if (evidence.Response is { } answer && NextLink.Of(answer.Headers).Url is { IsAbsoluteUri: true } next)
            yield return ("It names a next page", next);
    }

    // Where a list goes on may be called a token too, so that in what is named the word alone tells nothing.
    private static string? Why(Uri url, string? secret, bool called)
    {
        if (secret is { Length: >= 8 } && Uri.UnescapeDataString(url.PathAndQuery).Contains(secret, StringComparison.Ordinal))
            return "holds the token";
        var parameter = url.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).FirstOrDefault(pair => pair is [var name, { Length: >= 8 }, ..] && (Telling.Contains(name, StringComparer.OrdinalIgnoreCase) || (called && name.Equals("token", StringComparison.OrdinalIgnoreCase))));
        return parameter is null ? null : $"has a parameter {Showing.Cut(parameter[0])}";
    }
}
