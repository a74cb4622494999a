using OcpiKit.Emsp.Apps;
using OcpiKit.Emsp.Modules;
using OcpiKit.Emsp.Ordering;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>Reaches the modules of a CPO on behalf of a driver.</summary>
internal sealed class Remote(Platform platform, PeerUrls urls, EmspOptions options)
{
    /// <summary>A request to a module of a CPO.</summary>
    /// <exception cref="DriverMistake">The CPO does not offer the module.</exception>
    public PeerRequest Request(Peer cpo, PartyKey party, HttpMethod method, string module, InterfaceRole side, string path)
    {
        if (cpo.Contact is not { } contact || contact.UrlOf(module, side, path) is not { } url)
            throw DriverMistake.NotNow($"{party} does not offer {module} ({OcpiJson.Word(side)}), so this cannot be asked of it.");
        // Looked at in the registration already, but the options may have changed since.
        if (urls.WhyNot(contact.EndpointOf(module, side)!, cpo) is { } why)
            throw DriverMistake.NotNow($"The URL of the {module} endpoint of {party} {why}");
        return new PeerRequest(method, url, contact.Token) { Route = new Route(new PartyKey(options.CountryCode, options.PartyId), party) };
    }

    /// <summary>The URL at which a CPO tells what became of an order: one of its own for each (CMD-12).</summary>
    public Uri ResponseUrl(Peer cpo, Order order)
    {
        var found = cpo.Contact?.OwnVersionsUrl
            ?? throw DriverMistake.NotNow("The CPO registered before we took note of where it finds us: let it register anew (PUT credentials).");
        return platform.UrlFor(found, ResponseUrls.PathOf(platform, order));
    }
}
