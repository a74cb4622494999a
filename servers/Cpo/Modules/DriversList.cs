using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Cpo.Modules;

/// <summary>Lists of which every peer sees only what is about its own drivers: sessions and CDRs (CDR-11).</summary>
internal static class DriversList
{
    public static void MapDriversList(this IEndpointRouteBuilder routes, Platform platform, Module module) =>
        routes.MapRead(platform.PathOf(module), (HttpContext context, IObjectStore store, PagedList list) =>
            list.AnswerAsync(context, (page, stop) => store.ListAsync(
                new ObjectQuery(module.Identifier, page) { Audience = [.. context.Features.GetRequiredFeature<Peer>().Parties] }, stop)));
}
