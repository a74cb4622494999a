using System.Collections;
using System.Diagnostics.CodeAnalysis;
using OcpiKit.Protocol.Operations;

namespace OcpiKit.Protocol;

/// <summary>The operations of an edition, in the order of their file.</summary>
public sealed class OperationCatalog : IReadOnlyCollection<Operation>
{
    private readonly IReadOnlyList<Operation> _all;
    private readonly IReadOnlyList<Answer> _common;
    private readonly Dictionary<string, Operation> _byId;

    internal OperationCatalog(IReadOnlyList<Operation> all, IReadOnlyList<Answer> common)
    {
        (_all, _common) = (all, common);
        _byId = all.ToDictionary(o => o.Id, StringComparer.Ordinal);
        AnswerNames = [.. common.Concat(all.SelectMany(o => o.Answers)).Select(a => a.When).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public int Count => _all.Count;

    /// <summary>The names of all situations that an answer is given for, in ordinal order.</summary>
    public IReadOnlyList<string> AnswerNames { get; }

    /// <summary>The operation of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public Operation this[string id] =>
        TryGet(id, out var operation) ? operation : throw new KeyNotFoundException(
            $"There is no operation {id}.{(Nearest(id) is { } near ? $" The nearest is {near}." : "")}");

    /// <summary>Reads an <c>operations.json</c>.</summary>
    /// <exception cref="EditionException">It is missing or wrong; the message names the place.</exception>
    public static OperationCatalog Load(string file) => OperationFile.Read(file);

    /// <summary>The operation of an id, if there is one.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out Operation? operation) => _byId.TryGetValue(id, out operation);

    /// <summary>The id that somebody probably meant, or null where none is near.</summary>
    public string? Nearest(string id) => Wording.Nearest.To(id, _byId.Keys);

    /// <summary>What to do about an id that is none, as a sentence: the id that was probably meant, or those of its module.</summary>
    public string Remedy(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var parts = id.Split('.');
        // Which side has an operation is what is mistaken most: of tariffs one is read at the eMSP, and only a list at the CPO.
        if (parts is [_, "sender" or "receiver", ..]
            && string.Join('.', parts.Select((part, at) => at != 1 ? part : part == "sender" ? "receiver" : "sender")) is var turned && _byId.ContainsKey(turned))
            return $"The {parts[1]} has none, the other side has: did you mean {turned}?";
        // A verb that others have is no typing mistake: this side has others.
        if (parts is [_, _, var verb, ..] && _all.Any(operation => operation.Id.Split('.')[2] == verb)
            && _all.Where(operation => operation.Id.StartsWith($"{parts[0]}.{parts[1]}.", StringComparison.Ordinal)).Select(operation => operation.Id).ToList() is { Count: > 0 } here
            && !here.Exists(one => one.Split('.')[2] == verb))
            return $"The {parts[1]} of {parts[0]} has: {string.Join(", ", here)}.";
        if (Nearest(id) is { } near)
            return $"Did you mean {near}?";
        var modules = _all.Select(operation => operation.Module).Distinct().ToList();
        var words = id.Split([' ', '.', '/', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        return (words.FirstOrDefault(modules.Contains) ?? Wording.Nearest.To(parts[0], modules)) is { } module
            ? $"Those of {module}: {string.Join(", ", _all.Where(operation => operation.Module == module).Select(operation => operation.Id))}."
            : $"Modules with operations: {string.Join(", ", modules)}. The operations stand in operations.json beside the schemas.";
    }

    /// <summary>What is answered to an operation in a situation: what it says itself, else what holds for all; null where neither speaks.</summary>
    public Answer? Answer(Operation operation, string when)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Answers.FirstOrDefault(a => a.When == when) ?? _common.FirstOrDefault(a => a.When == when);
    }

    /// <inheritdoc />
    public IEnumerator<Operation> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
