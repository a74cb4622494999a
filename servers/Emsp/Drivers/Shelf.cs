using System.Runtime.CompilerServices;
using System.Text.Json;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>Goes through all that we have of a module, one page after the other.</summary>
internal static class Shelf
{
    private const int PageSize = 500;

    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        this IObjectStore store, string module, [EnumeratorCancellation] CancellationToken stop)
    {
        Page page;
        var offset = 0L;
        do
        {
            page = await store.ListAsync(new ObjectQuery(module, new PageRequest(null, null, offset, PageSize)), stop);
            foreach (var json in page.Objects)
                yield return JsonSerializer.Deserialize<T>(json, OcpiJson.Options)!;
            offset += page.Objects.Count;
        }
        while (page.Objects.Count == PageSize);
    }
}
