using System.Net;
using System.Net.Sockets;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>Whether a host can be seen from outside. TLS is demanded on public hosts only (TRN-01).</summary>
internal static class Hosts
{
    public static bool Private(Uri url) =>
        IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address)
            ? Private(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            : !url.Host.Contains('.', StringComparison.Ordinal)
              || url.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
              || url.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
              || url.Host.EndsWith(".test", StringComparison.OrdinalIgnoreCase);

    // RFC 1918, RFC 3927, RFC 4193, RFC 6598.
    private static bool Private(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal
            : bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168)
              || (bytes[0] == 169 && bytes[1] == 254) || (bytes[0] == 100 && bytes[1] is >= 64 and < 128);
    }
}
