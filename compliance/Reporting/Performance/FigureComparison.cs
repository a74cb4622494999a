using System.Globalization;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Performance;

/// <summary>What became of a figure.</summary>
public enum Trend
{
    /// <summary>The same, as far as machines are quiet.</summary>
    Same,

    /// <summary>Clearly better.</summary>
    Better,

    /// <summary>Clearly worse.</summary>
    Worse,
}

/// <summary>A figure then and now.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Before">The figure then, with its unit.</param>
/// <param name="After">The figure now.</param>
/// <param name="Factor">How many times as much it is now.</param>
/// <param name="Trend">What became of it.</param>
public sealed record ComparedFigure(string What, string Before, string After, double Factor, Trend Trend);

/// <summary>Two measurements beside each other. Only what both measured in the same way is compared.</summary>
/// <param name="Figures">Figure by figure.</param>
/// <param name="Cautions">Why the two are not quite comparable.</param>
public sealed record FigureComparison(IReadOnlyList<ComparedFigure> Figures, IReadOnlyList<string> Cautions)
{
    // Machines are noisy: what differs by less says nothing.
    private const double Noise = 1.25;
    private const double LeastMs = 0.3;

    /// <summary>Which are worse.</summary>
    public IEnumerable<ComparedFigure> Worse => Figures.Where(figure => figure.Trend is Trend.Worse);

    /// <summary>All of it in one sentence, without its full stop.</summary>
    public string Sentence => Figures.Count == 0
        ? "nothing was measured in the same way both times"
        : (Worse.Count(), Figures.Count(figure => figure.Trend is Trend.Better)) switch
        {
            (0, 0) => $"no figure of {Figures.Count} has clearly changed",
            (0, var better) => $"{Amounts.Of(better, "figure")} of {Figures.Count} better, none worse",
            (var worse, var better) => $"{Amounts.Of(worse, "figure")} of {Figures.Count} worse, {(better == 0 ? "none" : better)} better",
        };

    /// <summary>Compares.</summary>
    public static FigureComparison Of(PerformanceResult before, PerformanceResult after)
    {
        var figures = new List<ComparedFigure>();
        foreach (var now in after.Loads)
        {
            if (before.Loads.FirstOrDefault(then => IsSame(then, now)) is { } then)
                figures.AddRange(OfLoad(then, now, now.Name));
        }

        foreach (var now in after.Growth)
        {
            if (before.Growth.FirstOrDefault(then => then.Locations == now.Locations && IsSame(then.Cpo, now.Cpo)) is not { } then)
                continue;
            var size = Amounts.Of(now.Locations, "location");
            figures.Add(Seconds($"{size}: start of the CPO", then.StartS, now.StartS));
            figures.AddRange(OfLoad(then.Cpo, now.Cpo, size));
            figures.Add(Seconds($"{size}: reading the whole list", then.WholeListS, now.WholeListS));
            if (then.PullS is { } one && now.PullS is { } other)
                figures.Add(Seconds($"{size}: reading and keeping it in the eMSP", one, other));
        }

        foreach (var now in after.Figures)
        {
            if (now.Number is { } number && before.Figures.FirstOrDefault(then => then.What == now.What) is { Number: { } earlier } then)
                figures.Add(Compared(now.What, then.Value, now.Value, earlier, number, 0));
        }

        return new(figures, [.. CautionsOf(before, after)]);
    }

    private static bool IsSame(ServerLoad then, ServerLoad now) =>
        (then.Name, then.Target, then.Rate, then.Locations) == (now.Name, now.Target, now.Rate, now.Locations);

    private static IEnumerable<ComparedFigure> OfLoad(ServerLoad then, ServerLoad now, string what)
    {
        yield return Latency($"{what}: half answered within", then.Latency.P50, now.Latency.P50);
        yield return Latency($"{what}: 99 % answered within", then.Latency.P99, now.Latency.P99);
        // Of throughput more is better.
        var throughput = Compared($"{what}: well answered a second", Text($"{then.PerSecond:0.0}"), Text($"{now.PerSecond:0.0}"), now.PerSecond, then.PerSecond, 0);
        yield return throughput with { Factor = throughput.Factor > 0 ? Math.Round(1 / throughput.Factor, 2) : 0 };
        if (then.Failed + now.Failed > 0)
            yield return Compared($"{what}: failed requests", Amounts.Number(then.Failed), Amounts.Number(now.Failed), then.Failed, now.Failed, 0);
        if (then.PeakMemoryMb is { } one && now.PeakMemoryMb is { } other)
            yield return Compared($"{what}: memory", Text($"{one:0} MB"), Text($"{other:0} MB"), one, other, 10);
        if (then.CpuPerRequestMs is { } cpuThen && now.CpuPerRequestMs is { } cpuNow)
            yield return Latency($"{what}: processor time for a request", cpuThen, cpuNow);
    }

    private static ComparedFigure Latency(string what, double then, double now) =>
        Compared(what, Amounts.Latency(then), Amounts.Latency(now), then, now, LeastMs);

    private static ComparedFigure Seconds(string what, double then, double now) =>
        Compared(what, Text($"{then:0.0} s"), Text($"{now:0.0} s"), then, now, 0.5);

    private static ComparedFigure Compared(string what, string before, string after, double then, double now, double least)
    {
        var trend = Math.Abs(now - then) <= least ? Trend.Same : now > then * Noise ? Trend.Worse : then > now * Noise ? Trend.Better : Trend.Same;
        return new(what, before, after, then > 0 ? Math.Round(now / then, 2) : 0, trend);
    }

    private static IEnumerable<string> CautionsOf(PerformanceResult before, PerformanceResult after)
    {
        if (before.Machine != after.Machine)
            yield return $"They were not measured on the same machine: {Of(before.Machine)} then, {Of(after.Machine)} now.";
        if (before.Kit != after.Kit)
            yield return $"OcpiKit {before.Kit} measured then, {after.Kit} now.";
        if (before.Seed != after.Seed)
            yield return "The requests were drawn from another seed.";

        static string Of(Machine machine) => Text($"{machine.Processors} processors, {machine.MemoryMb:0} MB, {Visible.Line(machine.System, 100)}, {Visible.Line(machine.Framework, 50)}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
