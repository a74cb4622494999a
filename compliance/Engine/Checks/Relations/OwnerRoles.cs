using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations;

/// <summary>Objects belong to a party that the platform named in its credentials (transport_and_format, client owned object pull). A Hub or NAP passes on others' objects.</summary>
internal sealed class OwnerRoles() : Check<Trace>("owner.roles", "Objects belong to a party that the credentials name.", ["TRN-39"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var roles = evidence.Steps.SelectMany(step => step.Exchanges)
            .SelectMany(exchange => exchange.Spots("Credentials"))
            .SelectMany(credentials => credentials.List("roles")).ToList();
        if (roles.Count == 0 || roles.Exists(role => role.Text("role") is "HUB" or "NAP"))
            yield break;
        var parties = roles.Select(Party).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (looked, seen, last) = (0, 0, (int?)null);
        foreach (var item in evidence.Steps.SelectMany(step => step.Items).Where(OfSender))
        {
            if (Party(new Spot(item.Pointer, item.Value)) is not { } owner)
                continue;
            (looked, last) = (looked + 1, item.Exchange.Number);
            if (parties.Contains(owner))
                continue;
            yield return Warn($"An object belongs to {Showing.Cut(owner)}, which the credentials do not name.", Showing.Cut(string.Join(", ", parties)), Showing.Cut(owner), item.Pointer)
                with
            { Exchange = item.Exchange.Number };
            if (++seen >= Checks.Judge.Most)
                yield break;
        }

        if (looked > 0 && seen == 0)
            yield return Pass("All objects belong to parties that the credentials name.") with { Exchange = last };
    }

    private static bool OfSender(Item item) => item.Exchange is { Succeeded: true, Operation.Interface: OcpiKit.Protocol.Interface.Sender };

    private static string? Party(Spot of) => of.Text("country_code") is { } country && of.Text("party_id") is { } party ? $"{country}*{party}" : null;
}
