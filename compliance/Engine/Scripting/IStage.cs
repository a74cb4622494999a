using System.Text.Json;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Scripting;

/// <summary>
/// What a script can do while it is played. Every message that goes over the wire is judged by itself, as in every scenario; a script says what is special.
/// What cannot be played, as the target does not offer it or a value is missing, is told as blocked, and ends the script there: nothing of it is an error.
/// </summary>
public interface IStage
{
    /// <summary>Ends when the run is stopped.</summary>
    CancellationToken Stop { get; }

    /// <summary>Calls an operation of the target.</summary>
    /// <param name="operation">Its id, such as <c>locations.sender.list</c>.</param>
    /// <param name="with">Parameters of path and query by name, as an object: <c>new { limit = 10 }</c>.</param>
    /// <param name="body">A body, as an object; null for none.</param>
    /// <param name="variation">How the request differs from the correct one; null where it does not.</param>
    /// <param name="wrong">Whether it is wrong on purpose, so that success is not the only right answer.</param>
    /// <param name="pages">Whether all pages of a list are followed.</param>
    /// <param name="step">An id for the report; left out, made of the operation.</param>
    Task<Reply> CallAsync(string operation, object? with = null, object? body = null, Variation? variation = null, bool wrong = false, Pages pages = Pages.One, string? step = null);

    /// <summary>Waits for the target to call an operation of ours; null where it does not come.</summary>
    /// <param name="operation">Its id, such as <c>sessions.receiver.put</c>.</param>
    /// <param name="waitsFor">Completes "waiting for …".</param>
    /// <param name="where">Parameters of its URL by name and places in its body by JSON Pointer, with the value each has to have.</param>
    /// <param name="within">How long it may take; 30 seconds where nothing is said.</param>
    /// <param name="absent">The verdict where it does not come.</param>
    /// <param name="verifies">The requirements that its coming verifies.</param>
    /// <param name="step">An id for the report; left out, made of the operation.</param>
    Task<Reply?> AwaitAsync(
        string operation, string waitsFor, IReadOnlyDictionary<string, string>? where = null, TimeSpan? within = null, Verdict absent = Verdict.Blocked, IReadOnlyList<string>? verifies = null, string? step = null);

    /// <summary>Has something done to the target that OCPI has no call for: by a trigger of the profile, or by a person.</summary>
    /// <param name="trigger">Its name in the profile.</param>
    /// <param name="ask">What a person is asked to do.</param>
    /// <param name="with">What it is told, as an object.</param>
    Task TriggerAsync(string trigger, string ask, object? with = null);

    /// <summary>Tells whether a rule holds.</summary>
    /// <param name="id">A frozen id for the check, in lower case with - between words.</param>
    /// <param name="rule">The rule in one plain sentence.</param>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="on">The reply that it was seen in.</param>
    /// <param name="wanted">What was wanted, in words.</param>
    /// <param name="received">What was received instead, in words.</param>
    /// <param name="at">JSON Pointer into that reply's body.</param>
    /// <param name="otherwise">The verdict where it does not hold: never harder than the requirements allow, and without one at most a warning.</param>
    /// <param name="verifies">The requirements behind it.</param>
    void Expect(string id, string rule, bool holds, Reply? on = null, string? wanted = null, string? received = null, string? at = null, Verdict otherwise = Verdict.Fail, params IReadOnlyList<string> verifies);

    /// <summary>A value that every scenario knows (<c>our_country_code</c>, <c>our_token</c>, <c>run</c> …), or that its needs gave.</summary>
    JsonElement Value(string name);
}
