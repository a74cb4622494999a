using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// Where the objects of a platform are kept: each as the JSON that goes over the wire, under its key, with the date by which lists are
/// filtered. A store knows nothing of Locations or Tariffs, so one table serves all modules and another database is one more class.
/// </summary>
public interface IObjectStore
{
    /// <summary>Objects of a module, oldest creation first (TRN-21), and how many match in all.</summary>
    Task<Page> ListAsync(ObjectQuery query, CancellationToken stop);

    /// <summary>The JSON of one object, or null where there is none.</summary>
    Task<byte[]?> FindAsync(ObjectKey key, CancellationToken stop);

    /// <summary>Adds objects or replaces them; all or none. A replaced object keeps its place in the order.</summary>
    Task PutAsync(IEnumerable<StoredObject> objects, CancellationToken stop);

    /// <summary>Replaces an object by what becomes of it; nobody else changes it in between.</summary>
    /// <param name="key">Which object.</param>
    /// <param name="change">Gets the JSON that is there, or null; gives what shall be there, or null to leave everything as it is.</param>
    /// <param name="stop">Gives up.</param>
    Task ChangeAsync(ObjectKey key, Func<byte[]?, StoredObject?> change, CancellationToken stop);

    /// <summary>Forgets an object; false where there was none.</summary>
    Task<bool> DeleteAsync(ObjectKey key, CancellationToken stop);
}

/// <summary>What makes an object unique: its module, its owner and its id, compared without case (TYP-02).</summary>
public sealed record ObjectKey(string Module, string CountryCode, string PartyId, string Id);

/// <summary>An object as it is kept.</summary>
/// <param name="Key">What makes it unique.</param>
/// <param name="LastUpdated">The date by which lists are filtered.</param>
/// <param name="Json">The object as it goes over the wire, in UTF-8.</param>
public sealed record StoredObject(ObjectKey Key, DateTimeOffset LastUpdated, byte[] Json)
{
    /// <summary>The only party that may see the object, such as the eMSP whose driver a Session is of; null where all may.</summary>
    public PartyKey? Audience { get; init; }
}

/// <summary>A list, as somebody wants to see it.</summary>
/// <param name="Module">Whose objects.</param>
/// <param name="Wanted">Which of them.</param>
public sealed record ObjectQuery(string Module, PageRequest Wanted)
{
    /// <summary>For whom the list is: objects for all and those for these parties are in it; null shows every object.</summary>
    public IReadOnlyList<PartyKey>? Audience { get; init; }
}

/// <summary>One page of a list.</summary>
/// <param name="Objects">The JSON of each object.</param>
/// <param name="Total">How many objects match, on all pages together (TRN-25).</param>
public sealed record Page(IReadOnlyList<byte[]> Objects, long Total)
{
    /// <summary>The number of the last object, behind which the next page begins; null where no more match.</summary>
    public long? Next { get; init; }
}
