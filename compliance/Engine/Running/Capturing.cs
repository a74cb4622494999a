using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>Takes what later steps need out of what the target said.</summary>
internal static class Capturing
{
    private const int Longest = 2_000;

    /// <summary>Gives names to what is there, and to what is not the reason why.</summary>
    public static void From(string step, IReadOnlyList<Capture> captures, Exchange exchange, Values values)
    {
        var incoming = exchange.Direction == Direction.FromSubject;
        foreach (var capture in captures)
        {
            if ((incoming || exchange.Response is not null) && Sight.Of(capture.Subject, exchange).Value is { } value)
            {
                if (WhyUseless(value) is { } useless)
                    values.Miss(capture.Name, $"which the step {step} captured, but {useless}");
                else
                    values.Set(capture.Name, value);
            }
            else
                values.Miss(capture.Name, $"which the step {step} could not capture: {(incoming ? WhyNot(capture.Subject, "call") : WhyEmpty(capture.Subject, exchange))}");
        }
    }

    /// <summary>What is captured goes into URLs and headers; no value of the protocol's that does is this long.</summary>
    private static string? WhyUseless(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.Text() is null => "it is half of a surrogate pair, which no text can hold",
        JsonValueKind.String when value.Text()!.Length > Longest => $"it is longer than {Longest} characters",
        _ => null,
    };

    private static string WhyEmpty(Subject subject, Exchange exchange) => exchange switch
    {
        { Response: null } => exchange.Fault ?? "no answer came",
        { Response.Status: not (>= 200 and < 300) } => $"it was answered with HTTP {exchange.Response.Status}",
        { Body.Envelope.Data: { ValueKind: JsonValueKind.Array } list } when subject is BodyValue && list.GetArrayLength() == 0 => "the list is empty",
        _ => WhyNot(subject, "answer"),
    };

    private static string WhyNot(Subject subject, string what) => subject switch
    {
        BodyValue at => $"nothing stands at {at.Pointer}",
        HeaderValue header => $"there is no header {header.Name}",
        ParameterValue parameter => $"there is no parameter {parameter.Name}",
        _ => $"the {what} does not hold it",
    };
}
