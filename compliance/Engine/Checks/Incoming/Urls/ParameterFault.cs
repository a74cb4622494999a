using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Incoming.Urls;

/// <summary>Why a query parameter has not the form of its type.</summary>
/// <param name="Says">What it is, behind "which".</param>
/// <param name="Wanted">What would have been right.</param>
/// <param name="Requirement">The requirement behind it.</param>
/// <param name="IsOpen">Whether the text leaves open what it means.</param>
internal sealed record ParameterFault(string Says, string Wanted, string Requirement, bool IsOpen = false)
{
    /// <summary>What is wrong with a value; null where nothing is.</summary>
    public static ParameterFault? Of(Parameter parameter, string value, ISchemas schemas)
    {
        switch (parameter.Type)
        {
            case "DateTime":
                return OcpiDateTime.Parse(value) is null ? new("is no DateTime of OCPI", "UTC, with Z or nothing behind it", "TYP-06") : null;
            case "int":
                if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                    return new("is no whole number", "a whole number", "TRN-16");
                // AMB-23: what these mean is not defined.
                return number < 0 || (number == 0 && parameter.Name == "limit") ? new("has no meaning that is defined", "a positive number", "TRN-16", IsOpen: true) : null;
            case "URL":
                return Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? null : new("is no absolute URL", "an absolute URL", "TYP-11");
            case var type when schemas.Types.Contains(type) && schemas.Validate(type, JsonSerializer.SerializeToElement(value)) is [var error, ..]:
                return new($"is no {type}", error.Expected, "TYP-10");
            default:
                return null;
        }
    }
}
