using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Parties;

/// <summary>The words of a profile file: what <c>schemas/profile.schema.json</c> tells editors, as the reader reads it.</summary>
public static class ProfileFormat
{
    /// <summary>Keys of a file: every option of the command line, and the sections that no command line can hold.</summary>
    public static IReadOnlyList<string> File { get; } = ["$schema", .. ProfileOptions.All.Select(option => option.Name).Union(ProfileSections.Names)];

    /// <summary>The roles that a pair of <c>from</c> and <c>to</c> can be given for.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["CPO", "EMSP"];

    /// <summary>Keys of a trigger that calls.</summary>
    public static IReadOnlyList<string> Http { get; } = ["http", "headers", "body"];

    /// <summary>Keys of a trigger that runs a command.</summary>
    public static IReadOnlyList<string> Shell { get; } = ["shell"];

    /// <summary>Keys of what was agreed.</summary>
    public static IReadOnlyList<string> Expect { get; } = ["modules", "interfaces", "push", "real_time_authorization"];

    /// <summary>The names that test data can have: those that a scenario can need.</summary>
    public static IReadOnlyList<string> Data { get; } = [.. Need.All.SelectMany(need => need.Gives).Distinct()];
}
