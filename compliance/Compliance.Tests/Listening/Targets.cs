using OcpiKit.Engine.Parties;

namespace OcpiKit.Compliance.Tests.Listening;

/// <summary>Targets of which only the offer matters.</summary>
internal static class Targets
{
    /// <summary>One that nobody can call.</summary>
    public static Offer Nowhere { get; } = At(new("http://target.invalid/versions"));

    /// <summary>One whose URLs are all on one host.</summary>
    public static Offer At(Uri versions) => new(versions, new(versions, "2.2.1"), [], [], false);
}
