using System.Globalization;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Performance;

/// <summary>What a load came to, in sentences; the same on the page and in the terminal.</summary>
internal static class LoadWords
{
    /// <summary>The one sentence to remember.</summary>
    public static string Claim(ServerLoad load) => load switch
    {
        { Well: 0 } => $"{Sentence.Begun(Visible.Line(load.Name))}: no request was answered as it should be",
        { Failed: > 0 } => Text($"{Sentence.Begun(Visible.Line(load.Name))}: {Amounts.Of(load.Failed, "request")} of {Amounts.Number(load.Planned)} failed at {Amounts.Number(load.Rate)} a second"),
        _ when FallsBehind(load) => Text($"{Sentence.Begun(Visible.Line(load.Name))} answers {load.PerSecond:0} of {Amounts.Number(load.Rate)} requests a second"),
        _ => $"{Sentence.Begun(Visible.Line(load.Name))}: {Amounts.Number(load.Rate)} requests a second, 99 of 100 answered within {Amounts.Latency(load.Latency.P99)}",
    };

    /// <summary>What its part of a page is called.</summary>
    public static string Heading(ServerLoad load) => $"{Sentence.Begun(Visible.Line(load.Name))} under load";

    /// <summary>Whether it answers fewer requests than come: then the answers go on for long when nothing comes any more.</summary>
    public static bool FallsBehind(ServerLoad load) => load.Failed == 0 && load.PerSecond > 0 && load.Well / load.PerSecond > (load.DurationS * 1.05) + 1;

    /// <summary>What whoever measures otherwise would not have seen; null where that is the same.</summary>
    public static string? Hidden(ServerLoad load) => load.Latency.P99 > (load.Service.P99 * 1.5) + 1
        ? $"A load that waits for answers before it sends more would have told that 99 of 100 requests are answered within {Amounts.Latency(load.Service.P99)}: what waited to be sent does not count there."
        : null;

    /// <summary>What was asked of it.</summary>
    public static string Asked(ServerLoad load) => string.Concat(
        load.Locations is { } locations ? $"{Amounts.Of(locations, "location")}; " : "",
        Text($"{Amounts.Of(load.Planned, "request")} in {load.DurationS:0} s after {load.WarmUpS:0} s to warm up, each sent when it was due, whatever became of those before it"));

    /// <summary>What it took.</summary>
    public static string Took(ServerLoad load) => string.Concat(
        Text($"{load.PerSecond:0.0} well answered a second, {Amounts.Size((long)load.BytesPerSecond)}/s"),
        load.PeakMemoryMb is { } memory ? Text($"; memory {memory:0} MB at most") : "",
        load.CpuPerRequestMs is { } cpu ? $"; {Amounts.Latency(cpu)} of a processor for a request" : "");

    /// <summary>What has to be known before the figures are believed; null where nothing.</summary>
    public static string? Caution(ServerLoad load) => load.IsBlurred
        ? $"This machine was late itself: one request of 100 was sent {Amounts.Latency(load.Lag.P99)} or more after it was due. The latencies are upper bounds."
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
