using System.Text;
using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Engine.Parties;

/// <summary>A profile file: plain options, and the sections that no command line can hold. All its mistakes are told at once, each with its place.</summary>
/// <param name="Options">The plain options, in the order of the file.</param>
/// <param name="Sections">Puts the sections into a profile.</param>
internal sealed record ProfileFile(IReadOnlyList<Given> Options, Func<Profile, Profile> Sections)
{
    private const int LargestFile = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <exception cref="ProfileException">It cannot be read, or has mistakes.</exception>
    public static ProfileFile Read(string file)
    {
        var problems = new Problems();
        var root = YamlReader.Read(file, Text(file), problems, "profile");
        // A profile that says nothing is one.
        if (root is null && problems.InOrder.All(problem => problem.Code == "empty"))
            return new([], profile => profile);
        var read = root is null ? null : Of(root, problems);
        return !problems.Any ? read! : throw new ProfileException(string.Join("\n", problems.InOrder.Select(problem => $"{problem.Place}: {problem.Says}{(problem.Remedy is { } remedy ? $" {remedy}" : "")}")));
    }

    private static ProfileFile? Of(Node root, Problems problems)
    {
        if (root is not MapNode map)
        {
            problems.Add("kind", root.Place, $"A profile is a list of \"option: value\" lines, not {root.Kind}.", null);
            return null;
        }

        var options = new List<Given>();
        var sections = new List<Func<Profile, Profile>>();
        foreach (var entry in map.Entries.Where(entry => entry.Key != "$schema"))
        {
            if (ProfileSections.Find(entry) is { } section)
                sections.Add(section.Read(entry.Value, problems));
            else if (ProfileOptions.Find(entry.Key) is { } option)
                options.AddRange(Given(option, entry, problems));
            else
                problems.Unknown("unknown-option", entry.Place, $"The option {entry.Key} is not known.", entry.Key, ProfileFormat.File);
        }

        return new(options, profile => sections.Aggregate(profile, (with, section) => section(with)));
    }

    private static IEnumerable<Given> Given(ProfileOption option, Entry entry, Problems problems)
    {
        switch (entry.Value)
        {
            case ScalarNode scalar:
                return [new(option.Name, scalar.Text, $"{entry.Place}: ")];
            case ListNode list when list.Items.All(item => item is ScalarNode):
                return list.Items.Cast<ScalarNode>().Select(item => new Given(option.Name, item.Text, $"{item.Place}: "));
            case MapNode map when option.Name == "header" && map.Entries.All(pair => pair.Value is ScalarNode):
                return map.Entries.Select(pair => new Given(option.Name, $"{pair.Key}: {((ScalarNode)pair.Value).Text}", $"{pair.Place}: "));
            default:
                problems.Add("kind", entry.Value.Place, $"The option {option.Name} takes a plain value, not {entry.Value.Kind}.", null);
                return [];
        }
    }

    private static string Text(string file)
    {
        if (!File.Exists(file))
            throw new ProfileException($"The profile {file} does not exist.");
        if (new FileInfo(file).Length > LargestFile)
            throw new ProfileException($"The profile {file} is larger than 1 MiB; that is no profile.");
        try
        {
            return File.ReadAllText(file, StrictUtf8);
        }
        catch (DecoderFallbackException)
        {
            throw new ProfileException($"The profile {file} is not valid UTF-8; save it as UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProfileException($"The profile {file} cannot be read: {e.Message}");
        }
    }
}
