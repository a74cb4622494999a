using System.Net;

namespace OcpiKit.Ocpi.Calling;

/// <summary>Hosts that whoever runs the server named: they are called wherever they are, such as partners in the same network of containers.</summary>
public sealed class TrustedHosts
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IPNetwork> _networks = [];

    private TrustedHosts()
    {
    }

    /// <summary>Nobody was named.</summary>
    public static TrustedHosts None { get; } = new();

    /// <summary>Reads what was said: names of hosts, addresses, and networks such as 10.0.0.0/8.</summary>
    /// <exception cref="FormatException">One of them is nothing of that kind; the message says which.</exception>
    public static TrustedHosts Parse(IEnumerable<string> hosts)
    {
        var trusted = new TrustedHosts();
        foreach (var host in hosts)
        {
            if (IPNetwork.TryParse(host, out var network))
                trusted._networks.Add(network);
            else if (IPAddress.TryParse(host, out var address))
                trusted._networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else if (Uri.CheckHostName(host) is UriHostNameType.Dns)
                trusted._names.Add(host);
            else
                throw new FormatException($"\"{host}\" is no name of a host, no IP address and no network such as 10.0.0.0/8.");
        }
        return trusted;
    }

    /// <summary>Whether a host was named.</summary>
    public bool Has(string host) => _names.Contains(host);

    /// <summary>Whether an address was named, or the network it is in.</summary>
    public bool Has(IPAddress address) => _networks.Exists(network => network.Contains(address));
}
