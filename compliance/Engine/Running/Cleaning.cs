using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Running;

/// <summary>
/// Takes back what a scenario did, however it ended. It is judged apart: what cannot be taken back is told, and the scenario came to what it came to before. Nothing is
/// sent that names a value that was never there, or that takes back what was never done.
/// </summary>
internal sealed class Cleaning(CallPlayer calls, TriggerPlayer triggers, Relation relation)
{
    private readonly List<string> _left = [];

    /// <summary>What was not taken back in this run, for its reader.</summary>
    public IReadOnlyList<string> Notices => _left;

    /// <summary>What becomes of one step; null where there is nothing to take back.</summary>
    /// <param name="play">The scenario.</param>
    /// <param name="cleanup">The step.</param>
    /// <param name="standing">Judges an exchange as every other.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Judged?> PlayAsync(Play play, CleanupStep cleanup, Func<Exchange, IEnumerable<Results.Finding>> standing, CancellationToken stop)
    {
        if (cleanup.Undoes is { } undone && !play.Done.Contains(undone))
            return null;
        try
        {
            return cleanup.Does switch
            {
                CallStep call => await CallAsync(play, call, standing, stop),
                TriggerStep trigger => await triggers.UndoAsync(trigger, play.Values, stop) is { } reason ? Left(play, trigger, reason) : null,
                _ => null,
            };
        }
        catch (OperationCanceledException)
        {
            return Left(play, cleanup.Does, "there was no time left for it");
        }
#pragma warning disable CA1031 // What goes wrong here must not hide what the scenario came to.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Left(play, cleanup.Does, $"the kit itself went wrong ({e.GetType().Name}: {e.Message})");
        }
    }

    private async Task<Judged?> CallAsync(Play play, CallStep call, Func<Exchange, IEnumerable<Results.Finding>> standing, CancellationToken stop)
    {
        // Without a value there is nothing that could be taken back.
        if (calls.WhyNot(call, play.Values) is not null)
            return null;
        var exchange = (await calls.PlayAsync(call, play.Values, stop)).Exchanges[0];
        relation.See(call, exchange);
        if (exchange.Succeeded)
            return new(exchange, [.. standing(exchange)]);
        var reason = exchange.Response is null
            ? exchange.Fault ?? "no answer came"
            : $"it was answered with {AnswerWords.Statuses(exchange)}";
        return new(exchange, [.. standing(exchange), .. Left(play, call, reason, exchange.Number).Findings]);
    }

    private Judged Left(Play play, Step step, string reason, int? exchange = null)
    {
        _left.Add($"{play.Scenario.Id} could not take back what it did (step {step.Id}, \"{step.Title}\"): {reason}.");
        return new(null, [play.Left(step, $"The step \"{step.Title}\" did not take back what the scenario did: {reason}.", exchange)]);
    }
}
