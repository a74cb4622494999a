using System.Globalization;

namespace OcpiKit.Engine.Listening;

/// <summary>Writes moments as OCPI wants them: UTC with a Z (types, DateTime).</summary>
internal static class OcpiTime
{
    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
