namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>Makes advice.</summary>
internal static class Advise
{
    public static Diagnostic That(string code, Place place, string says, string? remedy) => new(code, says, remedy, place) { Weight = Weight.Advice };

    /// <summary>The expectations of a step.</summary>
    public static IReadOnlyList<Expectation> Expectations(this Step step) => step switch
    {
        CallStep call => call.Expect,
        AwaitStep wait => wait.Expect,
        _ => [],
    };

    /// <summary>What a step captures.</summary>
    public static IReadOnlyList<Capture> Captures(this Step step) => step switch
    {
        CallStep call => call.Capture,
        AwaitStep wait => wait.Capture,
        _ => [],
    };
}
