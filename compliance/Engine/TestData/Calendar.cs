using System.Globalization;

namespace OcpiKit.Engine.TestData;

/// <summary>The days on which made-up things happen. They lie in the past and hang on the seed alone: the same seed gives the same data, whenever.</summary>
internal sealed class Calendar(int seed)
{
    private readonly DateTime _first = new DateTime(2026, 1, 5, 6, 0, 0, DateTimeKind.Utc).AddMinutes(seed % 360);

    /// <summary>The moment that belongs to the nth thing of its kind: later for a later one.</summary>
    public DateTime At(int index) => _first.AddHours(5 * index);

    /// <summary>A moment as OCPI writes it.</summary>
    public static string Text(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
