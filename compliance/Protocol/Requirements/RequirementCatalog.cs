using System.Collections;
using System.Diagnostics.CodeAnalysis;
using OcpiKit.Protocol.Requirements;

namespace OcpiKit.Protocol;

/// <summary>The requirements of an edition, in the order of their file.</summary>
public sealed class RequirementCatalog : IReadOnlyCollection<Requirement>
{
    private readonly IReadOnlyList<Requirement> _all;
    private readonly Dictionary<string, Requirement> _byId;

    internal RequirementCatalog(IReadOnlyList<Requirement> all) => (_all, _byId) = (all, all.ToDictionary(r => r.Id, StringComparer.Ordinal));

    /// <inheritdoc />
    public int Count => _all.Count;

    /// <summary>The requirement of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Requirement this[string id] =>
        TryGet(id, out var requirement) ? requirement : throw new KeyNotFoundException($"There is no requirement {id}.");

    /// <summary>Reads a <c>requirements.csv</c>.</summary>
    /// <exception cref="EditionException">It is missing or wrong; the message names the line.</exception>
    public static RequirementCatalog Load(string file) => RequirementFile.Read(file);

    /// <summary>The requirement of an id, if there is one.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out Requirement? requirement) => _byId.TryGetValue(id, out requirement);

    /// <inheritdoc />
    public IEnumerator<Requirement> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
