using System.Net.Http.Headers;

namespace OcpiKit.Engine.Wire;

/// <summary>Turns the header collections of HttpClient into lines.</summary>
internal static class HeaderLines
{
    /// <summary>One line a value, unparsed, as it went over the wire.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(params HttpHeaders?[] collections) =>
        [.. from headers in collections
            where headers is not null
            from header in headers.NonValidated
            from value in header.Value
            select KeyValuePair.Create(header.Key, value)];
}
