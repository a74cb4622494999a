using System.Runtime.CompilerServices;
using OcpiKit.Ocpi.Paging;

namespace OcpiKit.Ocpi.Storage;

/// <summary>Goes through all that there is of a module.</summary>
public static class Shelf
{
    private const int PageSize = 500;

    /// <summary>The JSON of each object, oldest creation first; one page after the other, so that they are never all in memory.</summary>
    public static async IAsyncEnumerable<byte[]> ReadAllAsync(
        this IObjectStore store, string module, [EnumeratorCancellation] CancellationToken stop)
    {
        Page page;
        var offset = 0L;
        do
        {
            page = await store.ListAsync(new ObjectQuery(module, new PageRequest(null, null, offset, PageSize)), stop);
            foreach (var json in page.Objects)
                yield return json;
            offset += page.Objects.Count;
        }
        while (page.Objects.Count == PageSize);
    }
}
