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
        var profile = file is null ? new Profile() : ProfileFile.Read(file, new Profile());
        profile = GivenOptions.Apply(profile, FromEnvironment(environment), (given, says) => throw new ProfileException($"{ProfileOptions.Find(given.Name)!.Variable}: {says}"));
        return GivenOptions.Apply(profile, commandLine.Select(Known), (_, says) => throw new ProfileException(says));
    }

    private static IEnumerable<Given> FromEnvironment(Func<string, string?> environment) =>
        from option in ProfileOptions.All
        let value = environment(option.Variable)
        where !string.IsNullOrEmpty(value)
        select new Given(option.Name, value);

    private static Given Known(KeyValuePair<string, string> pair) =>
        ProfileOptions.Find(pair.Key) is not null ? new(pair.Key, pair.Value)
        : throw new ProfileException($"The option {pair.Key} is not known.{(Nearest.To(pair.Key, ProfileOptions.All.Select(option => option.Name)) is { } nearest ? $" Did you mean {nearest}?" : "")}");
}
