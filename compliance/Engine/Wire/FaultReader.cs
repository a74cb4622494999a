using System.Net.Sockets;
using System.Security.Authentication;

namespace OcpiKit.Engine.Wire;

/// <summary>Puts what the network stack throws into words that name the cause.</summary>
internal static class FaultReader
{
    public static Fault Of(Exception e, Uri url, Limits limits, Uri? proxy = null)
    {
        // With a proxy in between, it is the proxy that is looked up and connected to.
        var (first, name) = proxy is null ? (url, "") : (proxy, "the proxy ");
        var kind = (e as HttpRequestException)?.HttpRequestError;
        return kind switch
        {
            HttpRequestError.NameResolutionError => new(FaultKind.NameUnknown, $"the host name {(proxy is null ? "" : "of the proxy, ")}{first.Host}{(proxy is null ? "" : ",")} is not known"),
            HttpRequestError.SecureConnectionError => new(FaultKind.NotSecure, $"no secure connection to {url.Authority}: {NotTls(Innermost<AuthenticationException>(e))}"),
            HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => NotConnected(e, first, name, limits),
            HttpRequestError.ConfigurationLimitExceeded => new(FaultKind.TooLarge, $"the response headers are larger than {limits.HeaderKilobytes} KiB"),
            HttpRequestError.ResponseEnded => new(FaultKind.Broken, "the connection was closed before the answer was whole"),
            HttpRequestError.InvalidResponse => new(FaultKind.Broken, $"what came back is no HTTP: {Innermost<Exception>(e)}"),
            _ => new(FaultKind.Broken, Innermost<Exception>(e)),
        };
    }

    private static Fault NotConnected(Exception e, Uri url, string name, Limits limits) => Find<SocketException>(e)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => new(FaultKind.NotConnected, $"nothing listens at {name}{url.Host} port {url.Port}"),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => new(FaultKind.NotConnected, $"the network does not lead to {name}{url.Host}"),
        SocketError.TimedOut => new(FaultKind.NotConnected, $"{name}{url.Host} port {url.Port} does not answer within {limits.Connect.TotalSeconds:0.#} s"),
        _ => new(FaultKind.NotConnected, $"no connection to {name}{url.Host} port {url.Port}: {Innermost<Exception>(e)}"),
    };

    // What answers in plain text to a greeting of TLS is reported as a frame that cannot be read.
    private static string NotTls(string told) =>
        told.Contains("frame", StringComparison.OrdinalIgnoreCase) ? "what listens there does not speak TLS" : told;

    private static T? Find<T>(Exception? e)
        where T : Exception
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is T found)
                return found;
        }

        return null;
    }

    private static string Innermost<T>(Exception e)
        where T : Exception
    {
        var told = (Exception?)Find<T>(e) ?? e;
        while (told.InnerException is not null)
            told = told.InnerException;
        return told.Message.TrimEnd('.');
    }
}
