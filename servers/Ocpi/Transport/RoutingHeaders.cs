using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Modules;

namespace OcpiKit.Ocpi.Transport;

/// <summary>
/// Addresses the answer to whoever asked: from becomes to, to becomes from (transport_and_format, Message routing; TRN-52).
/// Only functional modules are routed; on versions and credentials these headers must not appear (TRN-49).
/// </summary>
internal sealed class RoutingHeaders(RequestDelegate next, Platform platform)
{
    private static readonly (string Name, int Length)[] Parts = [("party-id", 3), ("country-code", 2)];

    private readonly PathString[] _functional = [.. platform.Modules.Where(module => module.IsFunctional).Select(module => new PathString(platform.PathOf(module)))];

    public Task InvokeAsync(HttpContext context)
    {
        if (IsFunctional(context.Request.Path))
        {
            foreach (var (name, length) in Parts)
            {
                Swap(context, $"OCPI-from-{name}", $"OCPI-to-{name}", length);
                Swap(context, $"OCPI-to-{name}", $"OCPI-from-{name}", length);
            }
        }
        return next(context);
    }

    private bool IsFunctional(PathString path)
    {
        foreach (var module in _functional)
        {
            if (path.StartsWithSegments(module))
                return true;
        }
        return false;
    }

    private static void Swap(HttpContext context, string asked, string answered, int length)
    {
        var value = context.Request.Headers[asked].ToString();
        // CiString(3) and CiString(2): anything else is not a party and is not sent back (TRN-50).
        if (value.Length > 0 && value.Length <= length && value.All(c => c is >= ' ' and <= '~'))
            context.Response.Headers[answered] = value;
    }
}
