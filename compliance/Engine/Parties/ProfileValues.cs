using System.Globalization;
using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Parties;

/// <summary>Reads the values of profile options; what cannot be read is told with the option, the value and what would be right.</summary>
internal static partial class ProfileValues
{
    public static Uri Url(string option, string value) =>
        Uri.TryCreate(value.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0
            ? url
            : throw Wrong(option, value, $"an absolute http or https URL, such as {(option switch { "proxy" => "http://proxy.example.com:8080", "public-url" => "https://kit.example.com/ocpi", _ => "https://cpo.example.com/ocpi/versions" })}");

    public static string Token(string option, string value) =>
        value.Trim() is { Length: > 0 } token && !token.Any(char.IsControl)
            ? token
            : throw new ProfileException($"The option {option} is empty or holds control characters; give the credentials token as {(option == "token-b" ? "you gave it to the target" : "the target gave it to you")}, not encoded.");

    /// <summary>Where to listen, as host:port; a port alone means all addresses of this machine, and so does an empty host.</summary>
    public static string Endpoint(string option, string value)
    {
        var match = EndpointForm().Match(value.Trim());
        if (!match.Success || !int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > ushort.MaxValue)
            throw Wrong(option, value, "a port, or a host and a port, such as 9000, 127.0.0.1:9000 or [::1]:9000");
        return $"{(match.Groups[1].Value is { Length: > 0 } host ? host : "0.0.0.0")}:{port}";
    }

    public static string OneOf(string option, string value, params string[] allowed) =>
        allowed.Contains(value) ? value : throw Wrong(option, value, $"one of {string.Join(", ", allowed)}");

    public static T Word<T>(string option, string value)
        where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : throw Wrong(option, value, $"one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");

    public static PartyName Party(string option, string value)
    {
        var match = PartyForm().Match(value);
        return match.Success
            ? new(match.Groups[1].Value.ToUpperInvariant(), match.Groups[2].Value.ToUpperInvariant())
            : throw Wrong(option, value, "a country code and a party id, such as NL*OKT");
    }

    public static TimeSpan Time(string option, string value)
    {
        var match = TimeForm().Match(value);
        if (!match.Success || !double.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) || amount <= 0)
            throw Wrong(option, value, "a time such as 500ms, 30s, 10m or 2h");
        var unit = match.Groups[2].Value switch { "ms" => 0.001, "m" => 60, "h" => 3600, _ => 1.0 };
        return amount * unit <= TimeSpan.FromDays(7).TotalSeconds ? TimeSpan.FromSeconds(amount * unit) : throw Wrong(option, value, "at most 7 days");
    }

    public static int Count(string option, string value, int from, int to) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= from && count <= to
            ? count
            : throw Wrong(option, value, $"a whole number from {from} to {to}");

    public static double Number(string option, string value, double from, double to) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw Wrong(option, value, string.Create(CultureInfo.InvariantCulture, $"a number from {from} to {to}"));

    public static DateTimeOffset Instant(string option, string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw Wrong(option, value, "a date or an instant, such as 2026-01-31 or 2026-01-31T10:00:00Z");

    public static bool Switch(string option, string value) => value.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" or "" => true,
        "false" or "no" or "0" => false,
        _ => throw Wrong(option, value, "true or false"),
    };

    public static KeyValuePair<string, string> Header(string value)
    {
        var parts = value.Split(':', 2);
        return parts.Length == 2 && HeaderName().IsMatch(parts[0].Trim()) && !parts[1].Any(char.IsControl)
            ? KeyValuePair.Create(parts[0].Trim(), parts[1].Trim())
            : throw new ProfileException("A header is written as \"Name: value\", such as --header \"X-Api-Key: 123\".");
    }

    public static string ExistingFile(string option, string value) =>
        File.Exists(value) ? value : throw new ProfileException($"The file {value} of the option {option} does not exist.");

    // The address of a proxy may hold a password.
    private static ProfileException Wrong(string option, string value, string right) =>
        new($"The value {(value.Length == 0 ? "(nothing)" : ProfileOptions.Find(option) is { Secret: true } ? "(not shown)" : value.Length > 80 ? value[..80] + "…" : value)} of the option {option} cannot be read; it takes {right}.");

    [GeneratedRegex(@"^([A-Za-z]{2})[*\-/ ]?([A-Za-z0-9]{3})$")]
    private static partial Regex PartyForm();

    [GeneratedRegex(@"^(?:([A-Za-z0-9.\-]*|\[[0-9A-Fa-f:.]+\]):)?([0-9]{1,5})$")]
    private static partial Regex EndpointForm();

    [GeneratedRegex(@"^([0-9]+(?:\.[0-9]+)?)\s*(ms|s|m|h)?$")]
    private static partial Regex TimeForm();

    [GeneratedRegex(@"^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$")]
    private static partial Regex HeaderName();
}
