using System.Reflection;

namespace OcpiKit.Cli.Shell;

/// <summary>This program.</summary>
internal static class Kit
{
    /// <summary>Its version, as the build says it.</summary>
    public static string Version { get; } =
        typeof(Kit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
