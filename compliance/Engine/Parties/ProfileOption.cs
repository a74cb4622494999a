namespace OcpiKit.Engine.Parties;

/// <summary>
/// One thing a profile can say. The command line (<c>--max-pages 3</c>), the profile file (<c>max-pages: 3</c>) and the environment
/// (<c>OCPIKIT_MAX_PAGES=3</c>) all read from this one table, so they know the same options, values and errors.
/// </summary>
/// <param name="Name">The name, kebab-case.</param>
/// <param name="Value">What its value looks like, for the help; null for a switch.</param>
/// <param name="Help">What it does, in one sentence.</param>
/// <param name="Secret">Whether its value must never be shown.</param>
/// <param name="Many">Whether it may be given several times.</param>
/// <param name="Apply">Gives the profile with the value applied.</param>
public sealed record ProfileOption(string Name, string? Value, string Help, bool Secret, bool Many, Func<Profile, string, Profile> Apply)
{
    /// <summary>The name of its environment variable.</summary>
    public string Variable => $"OCPIKIT_{Name.Replace('-', '_').ToUpperInvariant()}";
}
