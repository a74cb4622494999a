using System.Text.Json;
using System.Threading.Channels;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scripting;

/// <summary>The stage on which a script plays: each thing that it does becomes a step, played as one of a file would be.</summary>
internal sealed class Stage(Play play, ScriptStep script, Edition edition, StepPlayers players, ChannelWriter<Told> told, CancellationToken stop) : IStage
{
    private readonly Dictionary<string, int> _taken = [];

    /// <inheritdoc/>
    public CancellationToken Stop => stop;

    /// <inheritdoc/>
    public async Task<Reply> CallAsync(string operation, object? with = null, object? body = null, Variation? variation = null, bool wrong = false, Pages pages = Pages.One, string? step = null)
    {
        var called = Find(operation);
        var varied = (variation ?? Variation.None) with { Body = body is null ? variation?.Body : JsonSerializer.SerializeToElement(body) };
        var method = varied.Method ?? called.Method;
        if (play.Scenario.Conduct == Conduct.Reads && method is not ("GET" or "HEAD" or "OPTIONS"))
            throw new InvalidOperationException($"The script says that it only reads, and sends {method} ({operation}); let it say Conduct = Conduct.Changes");
        if (called is { Module: "credentials", Method: not "GET" })
            throw new InvalidOperationException($"A script does not register and unregister ({operation}): all other scenarios need that to hold");
        var call = new CallStep(Id(step ?? operation), called.Title, script.Place, called, Texts(with), varied, Meant(wrong || varied.Token is not (TokenVariation.Right or TokenVariation.Raw or TokenVariation.Base64), method, called), pages, [], []);
        var before = play.Traces.Count;
        await TellAsync(call, players.Call(play, call, stop));
        // What kept it from being played is told; nothing that comes after it could be right.
        return play.Traces.Count > before ? new Reply(play.Traces[^1].Exchanges) : throw new ScriptEndedException();
    }

    /// <inheritdoc/>
    public async Task<Reply?> AwaitAsync(
        string operation, string waitsFor, IReadOnlyDictionary<string, string>? where = null, TimeSpan? within = null, Verdict absent = Verdict.Blocked, IReadOnlyList<string>? verifies = null, string? step = null)
    {
        if (!script.Listens)
            throw new InvalidOperationException($"The script does not say that it waits for calls ({operation}); let it say Listens = true");
        var wait = new AwaitStep(Id(step ?? operation), waitsFor, script.Place, [Find(operation)], where ?? new Dictionary<string, string>(), null, within ?? TimeSpan.FromSeconds(30), absent, Known(verifies ?? []), $"The call comes: {waitsFor}", [], []);
        play.Claimed = null;
        await TellAsync(wait, players.Await(play, wait, stop));
        return play.Claimed is { } call ? new Reply([call]) : null;
    }

    /// <inheritdoc/>
    public async Task TriggerAsync(string trigger, string ask, object? with = null)
    {
        var step = new TriggerStep(Id(trigger), ask, script.Place, trigger, ask, Texts(with));
        await TellAsync(step, players.Trigger(play, step, script.Listens, stop));
        if (play.Undone is not null)
            throw new ScriptEndedException();
    }

    /// <inheritdoc/>
    public void Expect(string id, string rule, bool holds, Reply? on = null, string? wanted = null, string? received = null, string? at = null, Verdict otherwise = Verdict.Fail, params IReadOnlyList<string> verifies)
    {
        var direction = on?.Exchange.Direction ?? Direction.ToSubject;
        var verdict = Limit.OfAuthor(holds ? Verdict.Pass : otherwise, Known(verifies), edition.Requirements, direction);
        var says = holds ? "It holds." : wanted is null && received is null ? "It does not hold." : $"Wanted {wanted ?? "something else"}, received {received ?? "something else"}.";
        var difference = holds || (wanted is null && received is null) ? null : new Difference(wanted ?? "", received ?? "");
        told.TryWrite(new Told(new Judged(null, [new Finding($"{play.Scenario.Id}/{script.Id}/{id}", rule, verdict, Axis.Conformance, verifies, says, difference, on?.Exchange.Number, at)])));
    }

    /// <inheritdoc/>
    public JsonElement Value(string name)
    {
        if (play.Values.Known.TryGetValue(name, out var value))
            return value;
        told.TryWrite(new Told(new Judged(null, [play.Blocked(script, $"The script could not go on: it needs {name}, {play.Values.WhyMissing(name)}.")])));
        throw new ScriptEndedException();
    }

    private async Task TellAsync(Step step, IAsyncEnumerable<Happening> happenings)
    {
        // Whoever hears of it goes on only while the script waits: there is one thing at a time, as in every scenario.
        await HeardAsync(null);
        players.Provide(play, step);
        await foreach (var happening in happenings)
            await HeardAsync(happening);
    }

    private Task HeardAsync(Happening? happening)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        told.TryWrite(new Told(happening, heard));
        return heard.Task.WaitAsync(stop);
    }

    private Operation Find(string operation) => edition.Operations[operation];

    private IReadOnlyList<string> Known(IReadOnlyList<string> verifies) =>
        verifies.FirstOrDefault(id => !edition.Requirements.TryGet(id, out _)) is { } unknown ? throw new ArgumentException($"There is no requirement {unknown}") : verifies;

    private static Intent Meant(bool wrong, string method, Operation operation) => method != operation.Method ? Intent.Stray : wrong ? Intent.Negative : Intent.Regular;

    /// <summary>Ids stay the same from run to run: the operation, and which time it is.</summary>
    private string Id(string proposed)
    {
        var id = proposed.Replace('.', '-').Replace('_', '-').ToLowerInvariant();
        var times = _taken[id] = _taken.GetValueOrDefault(id) + 1;
        return times == 1 ? id : $"{id}-{times}";
    }

    private static Dictionary<string, string> Texts(object? with) => with is null
        ? []
        : JsonSerializer.SerializeToElement(with).EnumerateObject().Where(pair => pair.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(pair => pair.Name, pair => pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString()! : pair.Value.GetRawText());
}

/// <summary>What a script tells.</summary>
/// <param name="Happening">What happened; null where it only waits to have been heard.</param>
/// <param name="Heard">Set when it was heard; null where nobody waits for that.</param>
internal sealed record Told(Happening? Happening, TaskCompletionSource? Heard = null);

/// <summary>Who plays the steps that a script makes.</summary>
internal sealed record StepPlayers(
    Func<Play, CallStep, CancellationToken, IAsyncEnumerable<Happening>> Call,
    Func<Play, AwaitStep, CancellationToken, IAsyncEnumerable<Happening>> Await,
    Func<Play, TriggerStep, bool, CancellationToken, IAsyncEnumerable<Happening>> Trigger,
    Action<Play, Step> Provide);

/// <summary>Ends a script that cannot go on; why is told already.</summary>
internal sealed class ScriptEndedException : Exception;
