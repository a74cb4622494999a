using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Tickets;

/// <summary>Who expects what a finding missed: not all that the kit asks for is demanded by the specification.</summary>
public static class Expected
{
    /// <summary>The label over what was expected.</summary>
    public static string By(CheckResult check) => check switch
    {
        { Axis: Axis.Compatibility } => "Expected by partners",
        { Verifies.Count: > 0 } => "Expected by the specification",
        _ => "Expected by the scenario",
    };
}
