using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Scenarios;

/// <summary>The edition that scenarios are read against, loaded once.</summary>
internal static class Protocol221
{
    private static readonly Lazy<Edition> Loaded = new(Edition.Load221);

    public static Edition Edition => Loaded.Value;
}
