using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Terminal;

/// <summary>
/// Tells what a run waits for. Where a person has to do something that is a line of its own, said once, whatever the terminal is;
/// what comes by itself is only shown as long as it is waited for.
/// </summary>
internal sealed class WaitingLines(Page page)
{
    private Waiting? _asked;

    /// <summary>The run waits from now on.</summary>
    public void Tell(Waiting waiting, string where)
    {
        if (waiting.Ask is not { Length: > 0 } ask)
        {
            page.Live($"  {where}  waiting for {waiting.For} (up to {UpTo(waiting.Within)})");
            return;
        }

        if (waiting != _asked)
            page.Text($"  {page.Style.Sign(Verdict.Info)} ", 4, $"waiting for {waiting.For}: {ask} (up to {UpTo(waiting.Within)})", page.Style.Bold);
        _asked = waiting;
        page.Live($"  {where}  waiting");
    }

    /// <summary>What was waited for may have come.</summary>
    public void Over(ExchangeRecord exchange)
    {
        if (_asked is null || exchange.Direction != Direction.FromSubject || exchange.Scenario != _asked.Scenario || exchange.Step == Exchange.Unasked)
            return;
        page.Text("    ", 4, "it came", page.Style.Quiet);
        _asked = null;
    }

    private static string UpTo(TimeSpan within) => within switch
    {
        { TotalSeconds: < 90 } => Amounts.Of((long)Math.Ceiling(within.TotalSeconds), "second"),
        _ when within.Seconds == 0 => $"{(long)within.TotalMinutes} min",
        _ => Amounts.Duration(within.TotalMilliseconds),
    };
}
