using OcpiKit.Engine.Coverage;

namespace OcpiKit.Cli.Requirements;

/// <summary>How well a requirement stands, in a word or two.</summary>
internal static class BackingWords
{
    /// <summary>The words.</summary>
    public static string Of(Backing backing) => backing switch
    {
        Backing.Proven => "proven",
        Backing.Checked => "checked",
        Backing.NotTestable => "not testable",
        _ => "open",
    };
}
