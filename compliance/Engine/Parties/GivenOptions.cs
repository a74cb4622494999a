using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Parties;

/// <summary>An option as a source gives it.</summary>
/// <param name="Name">The option.</param>
/// <param name="Value">Its value, as it is written.</param>
/// <param name="Place">Where it stands; null where the source is no file.</param>
internal sealed record Given(string Name, string Value, Place? Place = null);

/// <summary>Puts what one source gives into a profile.</summary>
internal static class GivenOptions
{
    /// <summary>The profile with these options; what cannot be taken is told, and left out.</summary>
    /// <param name="profile">What earlier sources gave.</param>
    /// <param name="source">What this one gives.</param>
    /// <param name="wrong">Is told an option that cannot be taken, and why.</param>
    public static Profile Apply(Profile profile, IEnumerable<Given> source, Action<Given, string> wrong)
    {
        var seen = new HashSet<string>();
        foreach (var given in source)
        {
            var option = ProfileOptions.Find(given.Name)!;
            var first = seen.Add(option.Name);
            if (!first && !option.Many)
            {
                wrong(given, $"The option {option.Name} is given twice.");
                continue;
            }

            if (first && option.Many)
                profile = option.Name == "header" ? profile with { Headers = [] } : profile with { TrustHosts = [] };
            try
            {
                profile = option.Apply(profile, given.Value);
            }
            catch (ProfileException e)
            {
                wrong(given, e.Message);
            }
        }

        return profile;
    }
}
