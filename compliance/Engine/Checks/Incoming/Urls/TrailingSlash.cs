using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Urls;

/// <summary>A slash at the end of an address: the specification's own examples write lists with one and without (AMB-12). Strict partners find nothing there.</summary>
internal sealed class TrailingSlash() : CallCheck("incoming.trailing-slash", "Addresses are called without a slash at their end.", [], Results.Axis.Compatibility)
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings) =>
    [
        call.Request.Url.AbsolutePath.EndsWith('/')
            ? Info("The address ends with a slash. The specification leaves open whether it is the same as the one without; this kit takes both, some partners answer 404.")
            : Pass("The address ends without a slash."),
    ];
}
