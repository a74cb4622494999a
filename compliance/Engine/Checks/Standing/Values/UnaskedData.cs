using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>Where the specification names no data, senders are advised to leave it out, and receivers to take whatever is there (transport_and_format, response format; AMB-16). So it is told only.</summary>
internal sealed class UnaskedData() : AnswerCheck("data.unset", "Where no data is due, none is given.", ["TRN-46"])
{
    protected override Observation? Look(Exchange exchange, ResponseMessage response) =>
        exchange is not { GivesData: true, Operation.Response: null } ? null
        : exchange.Body.Envelope!.Data is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } data
            ? Info($"The data is {Showing.Kind(data)}, where none is due; partners are advised to take it, and this side to leave it out.", "/data")
            : Pass("No data is given, as none is due.");
}
