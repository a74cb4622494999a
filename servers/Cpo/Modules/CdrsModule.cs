using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Modules;

namespace OcpiKit.Cpo.Modules;

/// <summary>The sender's side of CDRs: the list, and nothing else; new ones are sent to the eMSP besides (mod_cdrs; CDR-12).</summary>
internal static class CdrsModule
{
    public static void MapCdrs(this IEndpointRouteBuilder routes, Platform platform) => routes.MapDriversList(platform, CpoPlatform.Cdrs);
}
