using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Modules;

/// <summary>Tells a peer who we are (credentials).</summary>
internal static class CredentialsModule
{
    public static void MapCredentials(this IEndpointRouteBuilder routes, Platform platform) =>
        routes.MapRead(platform.PathOf(CpoPlatform.Credentials), Get);

    private static Answer Get(HttpRequest request, Platform platform, CpoOptions options) => Answer.With(new Credentials(
        options.Token,
        platform.UrlOf(request, CpoPlatform.VersionsPath),
        [new CredentialsRole(Role.Cpo, new BusinessDetails(options.Name), options.PartyId, options.CountryCode)]));
}
