using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>What may stand in the path, in the query and in the headers (transport_and_format).</summary>
internal static class ParameterSchemas
{
    /// <summary>The query of every list.</summary>
    public static IReadOnlyList<string> OfLists { get; } = ["date_from", "date_to", "offset", "limit"];

    /// <summary>The type of a parameter of the path or the query.</summary>
    public static OpenApiSchema Of(string name) => name switch
    {
        "country_code" => Characters(2),
        "party_id" => Characters(3),
        "date_from" or "date_to" => WireSchemas.DateTime(),
        "offset" => Number(0),
        "limit" or "duration" => Number(1),
        "response_url" => WireSchemas.Url(),
        "type" => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. Enum.GetNames<TokenType>().Select(type => (JsonNode)JsonNamingPolicy.SnakeCaseUpper.ConvertName(type))],
            Default = "RFID",
        },
        _ => Characters(36),
    };

    /// <summary>What a parameter of the query means.</summary>
    public static string? Describe(string name) => name switch
    {
        "date_from" => "Only objects that were updated at this moment or later.",
        "date_to" => "Only objects that were updated before this moment.",
        "offset" => "How many objects to pass over.",
        "limit" => "How many objects to return at most; never more than the header X-Limit of the answer says.",
        "type" => "The type of the token.",
        "duration" => "For how many seconds from now on.",
        "response_url" => "Where the result goes; a URL of your own, and another for each request.",
        _ => null,
    };

    /// <summary>The headers of a request, beside Authorization.</summary>
    public static IEnumerable<(string Name, string Description, OpenApiSchema Schema)> Headers(bool isRouted)
    {
        yield return ("X-Request-ID", "A new id for each request; comes back in the answer.", Characters(36));
        yield return ("X-Correlation-ID", "One id for all requests about one matter; comes back in the answer.", Characters(36));
        if (!isRouted)
            yield break;
        yield return ("OCPI-from-country-code", "Country of the party that asks.", Characters(2));
        yield return ("OCPI-from-party-id", "The party that asks.", Characters(3));
        yield return ("OCPI-to-country-code", "Country of the party that is asked.", Characters(2));
        yield return ("OCPI-to-party-id", "The party that is asked.", Characters(3));
    }

    /// <summary>The headers of an answer that say more than the body.</summary>
    public static Dictionary<string, IOpenApiHeader>? AnswerHeaders(Operation operation, int http)
    {
        if (operation.IsList && http is 200)
        {
            return new()
            {
                ["Link"] = new OpenApiHeader { Description = "The next page, as <URL>; rel=\"next\". Absent on the last page.", Schema = Characters(null) },
                ["X-Total-Count"] = new OpenApiHeader { Description = "How many objects there are, on all pages together.", Schema = Number(0) },
                ["X-Limit"] = new OpenApiHeader { Description = "The most objects that one page ever has.", Schema = Number(1) },
            };
        }
        return operation is { Module: "cdrs", Method: "POST" } && http is 201
            ? new() { ["Location"] = new OpenApiHeader { Description = "Where the CDR is from now on.", Schema = WireSchemas.Url() } }
            : null;
    }

    private static OpenApiSchema Characters(int? most) => new() { Type = JsonSchemaType.String, MaxLength = most };

    private static OpenApiSchema Number(int least) => new() { Type = JsonSchemaType.Integer, Minimum = least.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
