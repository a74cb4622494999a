using OcpiKit.Protocol.Wording;

namespace OcpiKit.Engine.Parties;

/// <summary>
/// Puts a profile together. Later sources win: the defaults, the file, the environment, the command line.
/// An option that may be given several times is taken from the last source that gives it.
/// </summary>
public static class ProfileReader
{
    /// <summary>Reads all sources.</summary>
    /// <param name="file">Path of a profile file (YAML or JSON), or null.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <param name="commandLine">Options of the command line, in order.</param>
    /// <exception cref="ProfileException">A key is not known or a value cannot be taken.</exception>
    public static Profile Read(string? file, Func<string, string?> environment, IEnumerable<KeyValuePair<string, string>> commandLine)
    {
        var profile = new Profile();
        if (file is not null)
        {
            var read = ProfileFile.Read(file);
            profile = read.Sections(Apply(profile, read.Options));
        }

        profile = Apply(profile, FromEnvironment(environment));
        return Apply(profile, commandLine.Select(pair => new Given(pair.Key, pair.Value, "")));
    }

    private static Profile Apply(Profile profile, IEnumerable<Given> source)
    {
        var seen = new HashSet<string>();
        foreach (var given in source)
        {
            var option = ProfileOptions.Find(given.Name) ?? throw new ProfileException($"{given.At}The option {given.Name} is not known.{Meant(given.Name)}");
            var first = seen.Add(option.Name);
            if (!first && !option.Many)
                throw new ProfileException($"{given.At}The option {option.Name} is given twice.");
            if (first && option.Many)
                profile = option.Name == "header" ? profile with { Headers = [] } : profile with { TrustHosts = [] };
            try
            {
                profile = option.Apply(profile, given.Value);
            }
            catch (ProfileException e) when (given.At.Length > 0)
            {
                throw new ProfileException(given.At + e.Message);
            }
        }

        return profile;
    }

    private static IEnumerable<Given> FromEnvironment(Func<string, string?> environment) =>
        from option in ProfileOptions.All
        let value = environment(option.Variable)
        where !string.IsNullOrEmpty(value)
        select new Given(option.Name, value, $"{option.Variable}: ");

    private static string Meant(string name) =>
        Nearest.To(name, ProfileOptions.All.Select(option => option.Name)) is { } nearest ? $" Did you mean {nearest}?" : "";
}

/// <summary>An option as a source gives it; <paramref name="At"/> names the place, for messages.</summary>
internal sealed record Given(string Name, string Value, string At);
