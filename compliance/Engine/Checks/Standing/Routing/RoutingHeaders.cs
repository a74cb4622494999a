namespace OcpiKit.Engine.Checks.Standing.Routing;

/// <summary>The four routing headers and how long their values may be (transport_and_format, message routing headers).</summary>
internal static class RoutingHeaders
{
    public const string ToParty = "OCPI-to-party-id";
    public const string ToCountry = "OCPI-to-country-code";
    public const string FromParty = "OCPI-from-party-id";
    public const string FromCountry = "OCPI-from-country-code";

    public static IReadOnlyList<(string Name, int MaxLength)> All { get; } = [(ToParty, 3), (ToCountry, 2), (FromParty, 3), (FromCountry, 2)];

    /// <summary>Whether a value has the form of a CiString of this length.</summary>
    public static bool Fits(string value, int length) => value.Length >= 1 && value.Length <= length && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>Those that a message carries.</summary>
    public static IEnumerable<(string Name, string Value, int MaxLength)> In(Evidence.Headers headers) =>
        from header in All
        let value = headers.First(header.Name)
        where value is not null
        select (header.Name, value, header.MaxLength);
}
