using System.Net;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Ocpi.Operating;

/// <summary>
/// Lets the people who run the server in. A server that nobody else reaches lets whoever sits at the machine in; where others can reach
/// it, or where there is a key, the key decides: in a header, or for browsers once in the address, and from then on in a cookie.
/// </summary>
internal sealed class OperatorDoor
{
    public const string Header = "X-Operator-Key";

    private const string Parameter = "key";

    private static readonly Answer NotHere = Answer.HttpError(
        StatusCodes.Status403Forbidden, StatusCode.ClientError, "This page is for the machine on which the server runs: open it there, at http://localhost.");

    private static readonly Answer NoKeyYet = Answer.HttpError(
        StatusCodes.Status403Forbidden, StatusCode.ClientError,
        "Others can reach this server, so this wants an operator key, and there is none: start the server with the option OperatorKey (OCPI_OPERATOR_KEY in the environment).");

    private static readonly Answer WrongKey = Answer.HttpError(
        StatusCodes.Status401Unauthorized, StatusCode.ClientError, $"Send the operator key of this server in the header {Header}.");

    private readonly byte[]? _key;
    private readonly bool _isHidden;
    private readonly bool _isSecure;
    private readonly string _cookie;
    private readonly string _pass = "";

    public OperatorDoor(ServerOptions options)
    {
        (_isHidden, _isSecure) = (options.IsHidden, options.PublicUrl is { Scheme: "https" });
        // Servers on other ports of one host get each other's cookies: each has a name of its own.
        _cookie = $"operator-{options.CountryCode}-{options.PartyId}";
        if (options.OperatorKey is { } key)
        {
            _key = Digest(key);
            // The cookie opens the door, but is not the key: whoever steals it cannot read the key from it.
            _pass = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(_cookie)));
        }
    }

    /// <summary>The answer to whoever may not come in; null for those who may.</summary>
    /// <param name="context">The request.</param>
    public IResult? Refuse(HttpContext context)
    {
        if (_key is null)
            return !_isHidden ? NoKeyYet : IsAtTheMachine(context) ? null : NotHere;

        var request = context.Request;
        if (IsKey(request.Headers[Header].ToString()) || Same(Digest(request.Cookies[_cookie] ?? ""), Digest(_pass)))
            return null;
        // Programs send a header; of people only the browser is known.
        var isBrowser = HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase);
        if (isBrowser && request.Query[Parameter].ToString() is { Length: > 0 } key)
            return IsKey(key) ? Admit(context) : new AskForKey("This is not the key.");
        return isBrowser ? new AskForKey("") : WrongKey;
    }

    // On to the same page without the key: an address is seen, kept and passed on.
    private Onward Admit(HttpContext context)
    {
        var request = context.Request;
        context.Response.Cookies.Append(_cookie, _pass, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = _isSecure || request.IsHttps,
            Path = "/",
        });
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        var others = new QueryBuilder(request.Query.Where(one => one.Key != Parameter));
        return new Onward(request.Path.ToUriComponent() + others);
    }

    private bool IsKey(string text) => Same(Digest(text), _key!);

    // The address tells where the request comes from, the host by which name: a web page elsewhere may have its own name lead to this
    // machine (DNS rebinding), and a proxy on this machine may speak for strangers; both come under another name than the machine's own.
    private static bool IsAtTheMachine(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } sender || IPAddress.IsLoopback(sender))
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)));

    // Digests have one length, and their comparison takes the same time wherever they differ.
    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static bool Same(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);

    private sealed class Onward(string to) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = to;
            return Task.CompletedTask;
        }
    }

    private sealed class AskForKey(string complaint) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.Headers.ContentSecurityPolicy = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            response.Headers["Referrer-Policy"] = "no-referrer";
            response.Headers.CacheControl = "no-store";
            response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
            await response.WriteAsync(
                $"""
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Operator key</title></head>
                <body>
                <main>
                <h1>Operator key</h1>
                <p>{complaint} This page is for the people who run the server. They started it with a key.</p>
                <form method="get"><label>Key <input type="password" name="{Parameter}" autocomplete="current-password" required autofocus></label> <button>Open</button></form>
                </main>
                </body>
                </html>
                """,
                httpContext.RequestAborted);
        }
    }
}
