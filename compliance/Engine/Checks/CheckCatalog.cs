using OcpiKit.Engine.Checks.Standing.Envelope;
using OcpiKit.Engine.Checks.Standing.Routing;
using OcpiKit.Engine.Checks.Standing.Status;
using OcpiKit.Engine.Checks.Standing.Transport;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks;

/// <summary>Every check that the kit applies by itself, in the order of reports.</summary>
public static class CheckCatalog
{
    /// <summary>Judged on every exchange.</summary>
    public static IReadOnlyList<ICheck<Exchange>> Standing { get; } =
    [
        new ContentType(), new ValidJson(), new DuplicateKeys(), new RequestId(), new CorrelationId(),
        new EnvelopeObject(), new EnvelopeOnErrors(), new StatusCodeForm(), new StatusMessage(), new Timestamp(),
        new CustomStatus(), new KnownStatus(), new StatusLayers(),
        new NotOnConfiguration(), new Swapped(), new RoutingForm(),
    ];

    /// <summary>Judged on all that a scenario saw.</summary>
    public static IReadOnlyList<ICheck<Trace>> Relations { get; } = [];

    /// <summary>The rules of all of them.</summary>
    public static IReadOnlyList<Rule> Rules { get; } = [.. Standing.Select(check => check.Rule), .. Relations.Select(check => check.Rule)];
}
