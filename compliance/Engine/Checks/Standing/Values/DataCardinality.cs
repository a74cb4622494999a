using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>data is an array for lists, one value else (transport_and_format, response format).</summary>
internal sealed class DataCardinality() : AnswerCheck("data.cardinality", "The data of a list is an array, of a single object that object.", ["TRN-41", "STA-08"])
{
    // That there is data with a success is recommended by status_codes; what it is made of is the table's, and is judged as hard as that.
    private static readonly string[] Table = ["TRN-41"];

    protected override Observation? Look(Exchange exchange, ResponseMessage response)
    {
        if (!exchange.GivesData || exchange.Operation?.Response is not { } shape)
            return null;
        var data = exchange.Body.Envelope!.Data;
        var nothing = data?.ValueKind is null or JsonValueKind.Null;
        var wanted = shape.IsList ? "an array" : "one value";
        if (nothing)
        {
            return shape.Cardinality switch
            {
                "?" => Pass("There is no data, which is allowed."),
                // An empty list may be left out inside of objects; of data the table speaks less clearly.
                "*" => Warn("There is no data; an empty list says more clearly that there are no objects.", "[]", Showing.Kind(data), "/data"),
                _ => Fail("There is no data.", wanted, Showing.Kind(data), "/data") with { Verifies = Table },
            };
        }

        var isList = data!.Value.ValueKind == JsonValueKind.Array;
        if (isList != shape.IsList)
            return Fail($"The data is {Showing.Kind(data)}.", wanted, Showing.Of(data), "/data") with { Verifies = Table };
        return isList && shape.Cardinality == "+" && data.Value.GetArrayLength() == 0
            ? Fail("The list is empty.", "at least one element", "an empty list", "/data") with { Verifies = Table }
            : Pass(isList ? "The data is an array." : "The data is a single value.");
    }
}
