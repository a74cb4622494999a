using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Status;

/// <summary>The ranges x900 to x999 are reserved for custom modules (status_codes).</summary>
internal sealed class CustomStatus() : AnswerCheck("status.custom", "Standard modules use no custom status codes.", ["STA-07"])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response) =>
        exchange.Operation is null || !exchange.Enveloped() || exchange.Body.Envelope!.Code is not (>= 1000 and <= 9999 and var code)
            ? null
            : StatusCodes.Custom(code)
                ? Fail($"The status code {code} is of a range that is reserved for custom modules.", "a code of the standard", $"{code}", "/status_code")
                : Pass("The status code is none of the custom ranges.");
}

/// <summary>Only listed codes occur (status_codes).</summary>
internal sealed class KnownStatus() : AnswerCheck("status.known", "The status code is one that the specification lists.", ["STA-19"])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response) =>
        !exchange.Enveloped() || exchange.Body.Envelope!.Code is not (>= 1000 and <= 9999 and var code) || StatusCodes.Custom(code)
            ? null
            : StatusCodes.Listed.Contains(code)
                ? Pass("The specification lists the status code.")
                : Warn($"The specification does not list the status code {code}.", string.Join(", ", StatusCodes.Listed), $"{code}", "/status_code");
}

/// <summary>The two layers do not contradict each other: 1xxx is success, an HTTP error is not (status_codes).</summary>
internal sealed class StatusLayers() : AnswerCheck("status.layers", "HTTP and OCPI status do not contradict each other.", ["STA-10"])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response) =>
        !exchange.Enveloped() || exchange.Body.Envelope!.Code is not { } code
            ? null
            : exchange.HttpError() && code is >= 1000 and < 2000
                ? Fail($"HTTP {response.Status} says error, while the status code {code} says success.", "the same in both layers", $"HTTP {response.Status} with OCPI {code}", "/status_code")
                : Pass("HTTP and OCPI status agree.");
}

/// <summary>The status codes of OCPI 2.2.1 (status_codes).</summary>
internal static class StatusCodes
{
    public static IReadOnlyList<int> Listed { get; } = [1000, 2000, 2001, 2002, 2003, 2004, 3000, 3001, 3002, 3003, 4000, 4001, 4002, 4003];

    public static bool Custom(int code) => code / 100 % 10 == 9;
}
