using System.Net;
using System.Net.Sockets;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Ocpi.Calling;

/// <summary>
/// Which addresses we call when a peer gives us a URL. Whoever can reach us must not use us to reach what only we can: a server that
/// others reach calls public addresses only; one that listens on loopback, where nobody else reaches it, calls its own machine too.
/// </summary>
/// <param name="OwnMachine">Whether loopback addresses may be called.</param>
/// <param name="PrivateNetworks">Whether addresses of private networks may be called.</param>
public sealed record HostPolicy(bool OwnMachine, bool PrivateNetworks)
{
    /// <summary>Hosts that are called whatever else holds.</summary>
    public TrustedHosts Trusted { get; init; } = TrustedHosts.None;

    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fec0::/10"),
    ];

    // "This host", link-local (where clouds keep their secrets), multicast and reserved; addresses that wrap one of IPv4 (NAT64, 6to4).
    private static readonly IPNetwork[] Never =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/128"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("ff00::/8"),
        IPNetwork.Parse("64:ff9b::/96"), IPNetwork.Parse("2002::/16"),
    ];

    /// <summary>The policy for a server that runs with these options.</summary>
    public static HostPolicy For(ServerOptions options) =>
        new(options.IsHidden, options.IsHidden || (IPAddress.TryParse(options.Host, out var own) && IsIn(Private, own)))
        {
            Trusted = TrustedHosts.Parse(options.TrustedHosts),
        };

    /// <summary>Whether an address may be called.</summary>
    public bool Allows(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (Trusted.Has(address))
            return true;
        if (IPAddress.IsLoopback(address))
            return OwnMachine;
        return !IsIn(Never, address) && (PrivateNetworks || !IsIn(Private, address));
    }

    /// <summary>Whether a URL may lead to an address that may be called, as far as its host tells; a name tells only once it is resolved.</summary>
    public bool MayAllow(Uri url)
    {
        var host = url.DnsSafeHost.TrimEnd('.'); // a name may end with the dot of the root
        if (IPAddress.TryParse(host, out var address))
            return Allows(address);
        if (Trusted.Has(host))
            return true;
        var isOwnMachine = host is "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal);
        return OwnMachine || !isOwnMachine;
    }

    /// <summary>Connects to a host, if one of its addresses may be called. The address that is checked is the one that is called.</summary>
    /// <exception cref="HttpRequestException">No address of it may be called.</exception>
    internal async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, stop);
        if (Array.FindAll(addresses, address => Trusted.Has(host.Host) || Allows(address)) is not { Length: > 0 } allowed)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "the address is not one that this server calls");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));
}
