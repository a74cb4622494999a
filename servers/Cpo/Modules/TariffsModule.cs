using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Cpo.Modules;

/// <summary>The sender's side of tariffs: the list, and nothing else (mod_tariffs; TAR-04).</summary>
internal static class TariffsModule
{
    public static void MapTariffs(this IEndpointRouteBuilder routes, Platform platform) =>
        routes.MapRead(platform.PathOf(CpoPlatform.Tariffs), ListAsync);

    private static Task<IResult> ListAsync(HttpContext context, IObjectStore store, PagedList list) =>
        list.AnswerAsync(context, (page, stop) => store.ListAsync(new ObjectQuery(CpoPlatform.Tariffs.Identifier, page), stop));
}
