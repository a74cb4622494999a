using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>What a scalar without quotes is.</summary>
internal enum ScalarKind
{
    Text,
    Null,
    Boolean,
    Number,

    /// <summary>Infinity or no number, which JSON does not have.</summary>
    NotFinite,
}

/// <summary>The core schema of YAML 1.2: how a scalar without quotes is read. <c>no</c> and <c>1_000</c> are text, <c>1E5</c> is a number.</summary>
internal static partial class CoreSchema
{
    public static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when Decimal().IsMatch(text) || Octal().IsMatch(text) || Hexadecimal().IsMatch(text) => ScalarKind.Number,
        _ when NotFinite().IsMatch(text) => ScalarKind.NotFinite,
        _ => ScalarKind.Text,
    };

    /// <summary>A number as JSON writes it: as it stands where that is JSON already, so that 1.50 stays 1.50.</summary>
    public static string JsonNumber(string text)
    {
        if (Octal().IsMatch(text))
            return text[2..].Aggregate(BigInteger.Zero, (sum, digit) => (sum * 8) + (digit - '0')).ToString(CultureInfo.InvariantCulture);
        if (Hexadecimal().IsMatch(text))
            return BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

        var parts = Decimal().Match(text).Groups;
        var whole = parts["whole"].Value.TrimStart('0');
        var fraction = parts["fraction"].Value;
        return (text[0] == '-' ? "-" : "") + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction) + parts["exponent"].Value;
    }

    [GeneratedRegex(@"^[-+]?(?:(?<whole>[0-9]+)(?:\.(?<fraction>[0-9]*))?|\.(?<fraction>[0-9]+))(?<exponent>[eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^0o[0-7]{1,32}\z")]
    private static partial Regex Octal();

    [GeneratedRegex(@"^0x[0-9a-fA-F]{1,32}\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex NotFinite();
}
