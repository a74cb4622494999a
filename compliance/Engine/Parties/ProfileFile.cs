using System.Text;
using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Engine.Parties;

/// <summary>A profile file: plain options, and the sections that no command line can hold. All its mistakes are told at once, each with its place and its line.</summary>
internal sealed class ProfileFile
{
    private const int LargestFile = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Problems _problems = new();

    private ProfileFile()
    {
    }

    /// <summary>A profile with what a file says.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="profile">What holds where the file says nothing.</param>
    /// <exception cref="ProfileException">It cannot be read, or has mistakes.</exception>
    public static Profile Read(string file, Profile profile)
    {
        var text = Text(file);
        var read = new ProfileFile();
        var root = YamlReader.Read(file, text, read._problems, "profile");
        // A profile that says nothing is one.
        if (root is null && read._problems.InOrder.All(problem => problem.Code == "empty"))
            return profile;
        if (root is not null)
            profile = read.Of(root, profile);
        return read._problems.Any ? throw new ProfileException(read._problems.InOrder, VeiledSource.Of(text, root)) : profile;
    }

    private Profile Of(Node root, Profile profile)
    {
        if (root is not MapNode map)
        {
            _problems.Add("kind", root.Place, $"A profile is a list of \"option: value\" lines, not {root.Kind}.", "Its keys are those of the command line, such as url: https://cpo.example.com/ocpi/versions.");
            return profile;
        }

        var options = new List<Given>();
        foreach (var entry in map.Entries.Where(entry => entry.Key != "$schema"))
        {
            if (ProfileSections.Find(entry) is { } section)
                profile = section.Read(entry.Value, _problems)(profile);
            else if (ProfileOptions.Find(entry.Key) is { } option)
                options.AddRange(Given(option, entry));
            else
                _problems.Unknown("unknown-option", entry.Place, $"The option {entry.Key} is not known.", entry.Key, ProfileFormat.File);
        }

        return GivenOptions.Apply(profile, options, (given, says) => _problems.Add("value", given.Place!, says, null));
    }

    private IEnumerable<Given> Given(ProfileOption option, Entry entry)
    {
        switch (entry.Value)
        {
            case ScalarNode scalar:
                return [new(option.Name, scalar.Text, scalar.Place)];
            case ListNode list when list.Items.All(item => item is ScalarNode):
                return list.Items.Cast<ScalarNode>().Select(item => new Given(option.Name, item.Text, item.Place));
            case MapNode map when option.Name == "header" && map.Entries.All(pair => pair.Value is ScalarNode):
                return map.Entries.Select(pair => new Given(option.Name, $"{pair.Key}: {((ScalarNode)pair.Value).Text}", pair.Place));
            default:
                _problems.Add("kind", entry.Value.Place, $"The option {option.Name} takes a plain value, not {entry.Value.Kind}.", null);
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
