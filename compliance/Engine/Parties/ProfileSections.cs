using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Engine.Parties;

/// <summary>A part of a profile file that is more than a value.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Applies">Whether what stands there is such a part; else it is a plain option of the same name.</param>
/// <param name="Read">Reads it; what is wrong is a problem.</param>
internal sealed record ProfileSection(string Name, Func<Node, bool> Applies, Func<Node, Problems, Func<Profile, Profile>> Read);

/// <summary>The table of these parts.</summary>
internal static class ProfileSections
{
    public static IReadOnlyList<ProfileSection> All { get; } =
    [
        Of("from", (node, problems) => Parties("from", node, problems), (profile, parties) => profile with { FromAs = parties }, mapsOnly: true),
        Of("to", (node, problems) => Parties("to", node, problems), (profile, parties) => profile with { ToAs = parties }, mapsOnly: true),
        Of("triggers", TriggerReader.Read, (profile, triggers) => profile with { Triggers = triggers }),
        Of("expect", AgreementReader.Read, (profile, agreed) => profile with { Expect = agreed }),
        Of("data", Data, (profile, data) => profile with { Data = data }),
    ];

    /// <summary>Their keys.</summary>
    public static IEnumerable<string> Names => All.Select(section => section.Name);

    /// <summary>The part that an entry is, or null where it is a plain option.</summary>
    public static ProfileSection? Find(Entry entry) => All.FirstOrDefault(section => section.Name == entry.Key && section.Applies(entry.Value));

    private static ProfileSection Of<T>(string name, Func<Node, Problems, T> read, Func<Profile, T, Profile> put, bool mapsOnly = false) => new(
        name,
        node => !mapsOnly || node is MapNode,
        (node, problems) =>
        {
            var value = read(node, problems);
            return profile => put(profile, value);
        });

    private static Dictionary<string, PartyName> Parties(string option, Node node, Problems problems)
    {
        var parties = new Dictionary<string, PartyName>();
        if (Fields.Of(node, ProfileFormat.Roles, $"The option {option}", problems) is not { } fields)
            return parties;
        foreach (var entry in fields.Among(ProfileFormat.Roles))
        {
            try
            {
                parties[entry.Key] = ProfileValues.Party(option, (entry.Value as ScalarNode)?.Text ?? "");
            }
            catch (ProfileException e)
            {
                problems.Add("value", entry.Value.Place, e.Message, null);
            }
        }

        return parties;
    }

    private static Dictionary<string, string> Data(Node node, Problems problems)
    {
        var data = new Dictionary<string, string>();
        if (node is not MapNode map)
        {
            problems.Add("kind", node.Place, $"data is a map of names and values, not {node.Kind}.", "Write it as data: { location_id: LOC1 }.");
            return data;
        }

        foreach (var entry in map.Entries)
        {
            if (!ProfileFormat.Data.Contains(entry.Key))
                problems.Unknown("unknown-name", entry.Place, $"No scenario needs {entry.Key}.", entry.Key, ProfileFormat.Data);
            // As it is written: a token uid such as 012345678 is no number.
            else if (entry.Value is ScalarNode { Value: not ScalarKind.Null } scalar && scalar.Text.Length > 0)
                data[entry.Key] = scalar.Text;
            else
                problems.Add("kind", entry.Value.Place, $"{entry.Key} is a plain value, not {entry.Value.Kind}.", null);
        }

        return data;
    }
}
