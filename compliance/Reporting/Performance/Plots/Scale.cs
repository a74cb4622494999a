using System.Globalization;

namespace OcpiKit.Reporting.Performance.Plots;

/// <summary>Where values stand in a picture: between two places, in equal steps or in equal ratios.</summary>
internal sealed record Scale
{
    private const int FewestTicks = 3;
    private readonly double _from;
    private readonly double _to;
    private readonly bool _isLogarithmic;
    private readonly double _begin;
    private readonly double _end;

    private Scale(double from, double to, bool isLogarithmic, double begin, double end) =>
        (_from, _to, _isLogarithmic, _begin, _end) = (from, to, isLogarithmic, begin, end);

    /// <summary>The values that are marked.</summary>
    public required IReadOnlyList<double> Ticks { get; init; }

    /// <summary>From nothing to a round number that is not below the largest.</summary>
    public static Scale Linear(double largest, double begin, double end)
    {
        var rough = Math.Max(largest, 1e-9) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(one => one * power).First(one => one >= rough * 0.999);
        var steps = (int)Math.Ceiling(Math.Round(largest / step, 6));
        return new(0, Math.Max(1, steps) * step, false, begin, end) { Ticks = [.. Enumerable.Range(0, Math.Max(1, steps) + 1).Select(number => number * step)] };
    }

    /// <summary>From values to values all of which are more than nothing; each equal ratio takes an equal way.</summary>
    public static Scale Ratio(double smallest, double largest, double begin, double end)
    {
        var (from, to) = (Math.Max(smallest, 1e-6), Math.Max(largest, Math.Max(smallest, 1e-6) * 1.5));
        return new(from, to, true, begin, end) { Ticks = TicksBetween(from, to) };
    }

    /// <summary>Where a value stands; what is outside stands at the edge.</summary>
    public double At(double value)
    {
        var part = _isLogarithmic
            ? Math.Log(Math.Max(value, _from) / _from) / Math.Log(_to / _from)
            : (value - _from) / (_to - _from);
        return _begin + (Math.Clamp(part, 0, 1) * (_end - _begin));
    }

    /// <summary>The same as a text for a picture.</summary>
    public string Place(double value) => Text(At(value));

    /// <summary>A place as a text.</summary>
    public static string Text(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    private static double[] TicksBetween(double smallest, double largest)
    {
        double[] chosen = [];
        foreach (var marks in new double[][] { [1], [1, 3], [1, 2, 5] })
        {
            chosen =
            [
                .. from power in Enumerable.Range(-6, 16)
                   from mark in marks
                   let value = mark * Math.Pow(10, power)
                   where value >= smallest * 0.999 && value <= largest * 1.001
                   select value,
            ];
            if (chosen.Length >= FewestTicks)
                break;
        }

        return chosen;
    }
}
