using System.Text.Encodings.Web;
using System.Text.Json;

namespace OcpiKit.Reporting.Files;

/// <summary>How our files of data are JSON: names in snake_case as in OCPI itself, and read back only as they were written.</summary>
internal static class DataFile
{
    /// <summary>What all of them have in common.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        // The file is data and never part of a page, so letters stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };
}
