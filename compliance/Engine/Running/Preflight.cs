using System.Globalization;
using System.Text;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>
/// Makes sure that the target can be tested at all, before anything is judged: most errors are errors of configuration, and these are told first,
/// in one sentence with its remedy, never mixed with findings on conformance. It is lenient: whatever can be understood will do, the scenarios judge it later.
/// </summary>
public sealed class Preflight(Line line, Profile profile, Edition edition)
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);
    private readonly List<Exchange> _exchanges = [];
    private readonly List<string> _notices = [];
    private IReadOnlyList<PartyName> _parties = [];

    /// <summary>Every call that the preflight made.</summary>
    public IReadOnlyList<Exchange> Exchanges => _exchanges;

    /// <summary>Looks whether the target can be tested.</summary>
    /// <exception cref="MisconfiguredException">It cannot; the message says why and what to do.</exception>
    public async Task<Clearance> RunAsync(CancellationToken stop)
    {
        var url = profile.Url ?? throw new MisconfiguredException("There is no target.", "Give its versions URL: compliance URL --token TOKEN.");
        if (profile.Token is null && profile.RegistrationToken is null)
            throw new MisconfiguredException("There is no token for the target.", "Give the credentials token that the target gave you: --token TOKEN (or OCPIKIT_TOKEN); or one to register with: --token-a TOKEN.");
        var versions = await AuthorizedAsync(url, stop);
        var offered = Read(versions, "versions list", edition.Dialect.ReadVersions);
        if (offered.Count == 0)
            throw NotVersions(url, versions);
        var entry = offered.FirstOrDefault(version => version.Version == edition.Version)
            ?? throw new MisconfiguredException(
                $"The target does not offer OCPI {edition.Version}; it offers {string.Join(", ", offered.Take(10).Select(version => version.Version))}.",
                $"Ask its operator for a versions URL that lists {edition.Version}.");
        if (!Uri.TryCreate(url, entry.Url, out var details) || details.Scheme is not ("http" or "https"))
            throw new MisconfiguredException($"The versions list names \"{Short(entry.Url)}\" for {edition.Version}, which is no URL.", "Correct the URL of that version in the target's versions list.");
        if (url.Scheme == "https" && details.Scheme == "http")
            throw new MisconfiguredException($"The versions URL is https, but the URL of {edition.Version} is plain http ({details}); the token is not sent there.", "Correct the URL in the target's versions list, or start from an http URL.");
        return await DetailsAsync(url, details, stop);
    }

    private async Task<Clearance> DetailsAsync(Uri url, Uri details, CancellationToken stop)
    {
        var exchange = await CallAsync(details, "versions.symmetric.get", TokenVariation.Right, stop);
        if (exchange.Response!.Status != 200)
            throw new MisconfiguredException($"The details of {edition.Version} at {details} answered HTTP {exchange.Response.Status}.", "Open that URL with the same token; the versions list may name a wrong address (a proxy's inner name, a missing path).");
        var named = Read(exchange, "version details", edition.Dialect.ReadDetails)
            .Select(endpoint => Uri.TryCreate(details, endpoint.Url, out var at) && at.Scheme is "http" or "https" ? new OfferedEndpoint(endpoint.Identifier, endpoint.Role, at) : null)
            .OfType<OfferedEndpoint>()
            .ToLookup(endpoint => url.Scheme == "http" || endpoint.Url.Scheme == "https");
        var (endpoints, plain) = (named[true].ToList(), named[false].ToList());
        if (endpoints.Count == 0)
            throw new MisconfiguredException($"The details of {edition.Version} at {details} name no endpoint that can be used.", "The data of the answer has to hold a list \"endpoints\" with identifier, role and an absolute url each.");
        var role = profile.Role ?? RoleOf(endpoints);
        var known = profile.Testing(role);
        line.Sender = known.Sender;
        line.To = known.To ?? await AddresseeAsync(endpoints, role, stop);
        if (plain.Count > 0)
            _notices.Add($"The versions URL is https, but the details name plain http for {string.Join(", ", plain.Take(10).Select(endpoint => endpoint.Module).Distinct())}; the token is not sent there, so that stays untested.");
        NoteClock(exchange);
        NoteHosts(url, details, endpoints);
        HashSet<string> hosts = [url.Authority, details.Authority, .. endpoints.Select(endpoint => endpoint.Url.Authority), .. profile.TrustHosts];
        return new(new(url, details, endpoints, plain, line.RawToken, role), new(hosts, !profile.Remote), _notices) { Parties = [.. _parties] };
    }

    /// <summary>
    /// The role that the endpoints speak for: a CPO owns locations, sessions, CDRs and tariffs and is sent tokens and commands, an eMSP the other
    /// way round (terminology, typical implementations per role). Where both are there, the CPO is tested and the reader is told.
    /// </summary>
    private string RoleOf(List<OfferedEndpoint> endpoints)
    {
        var (cpo, emsp) = (endpoints.Exists(endpoint => IsOfCpo(endpoint, "SENDER", "RECEIVER")), endpoints.Exists(endpoint => IsOfCpo(endpoint, "RECEIVER", "SENDER")));
        if (cpo && emsp)
            _notices.Add("The target offers what a CPO has and what an eMSP has; it was tested as a CPO. --role EMSP tests the other.");
        return emsp && !cpo ? "EMSP" : "CPO";
    }

    private static bool IsOfCpo(OfferedEndpoint endpoint, string owning, string receiving) =>
        endpoint.Module is "locations" or "sessions" or "cdrs" or "tariffs" ? endpoint.Role.Equals(owning, StringComparison.OrdinalIgnoreCase)
        : endpoint.Module is "tokens" or "commands" && endpoint.Role.Equals(receiving, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whom our requests are for: the target's own party in the role under test, as its credentials say. Null where they do not say; the scenarios judge that.</summary>
    private async Task<PartyName?> AddresseeAsync(List<OfferedEndpoint> endpoints, string tested, CancellationToken stop)
    {
        var operation = edition.Operations["credentials.symmetric.get"];
        // The token for registration opens versions and the handshake, nothing else; the handshake tells who they are.
        if (profile.Token is null)
            return null;
        if (endpoints.Find(endpoint => endpoint.Serves(operation)) is not { } credentials)
            return null;
        var exchange = await line.SendAsync("preflight", operation, credentials.Url, Variation.None, Intent.Regular, stop);
        _exchanges.Add(exchange);
        var roles = exchange.Body.Envelope?.Data?.List("roles").ToList();
        _parties = roles is null ? [] : Addressee.All(roles);
        return roles is null ? null : Addressee.Of(roles, tested);
    }

    private async Task<Exchange> AuthorizedAsync(Uri url, CancellationToken stop)
    {
        var exchange = await CallAsync(url, "versions.symmetric.list", TokenVariation.Right, stop);
        if (exchange.Response!.Status is 401 or 403 && profile.TokenEncoding == TokenEncoding.Auto && Ascii.IsValid(line.Token))
        {
            var raw = await CallAsync(url, "versions.symmetric.list", TokenVariation.Raw, stop);
            if (raw.Response!.Status == 200 && TokenForm.Decoded(line.Token) is { } token)
            {
                line.Token = token;
                if (profile.Token is null)
                    line.RegistrationToken = token;
                _notices.Add("The token was given in Base64, as the header carries it; the run went on with the token that it stands for.");
                return raw;
            }

            if (raw.Response.Status == 200)
            {
                line.RawToken = true;
                _notices.Add("The target refuses the token in Base64, as OCPI 2.2.1 demands it, and takes it as it is; the run went on with the raw token.");
                return raw;
            }
        }

        return exchange.Response.Status switch
        {
            200 => exchange,
            401 or 403 => throw new MisconfiguredException(
                $"The target refuses the token (HTTP {exchange.Response.Status}).",
                profile.Token is null
                    ? $"{TokenForm.Remedy(line.Token, "--token-a")} It works once: where you are registered already, give the token that came of it (--token), or have the target's operator make a new one."
                    : TokenForm.Remedy(line.Token)),
            404 => throw new MisconfiguredException($"There is nothing at {url} (HTTP 404).", "Give the versions URL, such as https://cpo.example.com/ocpi/versions, not the URL of one version or module."),
            >= 300 and < 400 => throw new MisconfiguredException(
                $"The target redirects to {Short(exchange.Response.Headers.First("Location") ?? "an unnamed place")} (HTTP {exchange.Response.Status}); redirects are not followed with your token.",
                "Give the URL that it leads to, if you trust it."),
            407 => throw new MisconfiguredException("The proxy wants a user and a password (HTTP 407).", "Give them in its URL: --proxy http://user:password@host:port."),
            _ => throw new MisconfiguredException($"The versions URL answers HTTP {exchange.Response.Status}.", "See that the target is up and that the URL is its versions URL."),
        };
    }

    private async Task<Exchange> CallAsync(Uri url, string operation, TokenVariation token, CancellationToken stop)
    {
        var exchange = await line.SendAsync("preflight", edition.Operations[operation], url, new Variation(token), Intent.Regular, stop);
        _exchanges.Add(exchange);
        if (exchange.Response is null)
            throw Unreachable(url, exchange);
        return exchange;
    }

    private static MisconfiguredException Unreachable(Uri url, Exchange exchange) => new(
        $"The target cannot be reached: {exchange.Fault}.",
        exchange.Kind switch
        {
            FaultKind.NameUnknown => "Check the host name for a typing error, and that this machine's DNS knows it.",
            FaultKind.NotConnected => "Start the target, or check host, port, firewall and --proxy.",
            FaultKind.NotSecure when url.Scheme == "https" => "Check the certificate's name and date; trust an own authority with --ca FILE, show a client certificate with --client-cert FILE; is the port one for plain http?",
            FaultKind.TimedOut => "Give it more time with --timeout, or see why it does not answer.",
            FaultKind.Broken when url.Scheme == "https" => "See what stands before the target; if it wants a client certificate, show one with --client-cert FILE.",
            FaultKind.Broken => "Is the port one for https? Then begin the URL with https.",
            _ => "See that the URL is the target's versions URL.",
        });

    private static IReadOnlyList<T> Read<T>(Exchange exchange, string what, Func<System.Text.Json.JsonElement, IReadOnlyList<T>> read)
    {
        var body = exchange.Body;
        if (body.Json is null)
        {
            var type = exchange.Response!.Headers.First("Content-Type") ?? "no content type";
            throw new MisconfiguredException(
                $"What {exchange.Request.Url} answers is no JSON ({Short(type)}{(body.JsonError is null ? "" : $"; {body.JsonError}")}).",
                "Give the versions URL of the OCPI endpoint; a login page, a landing page or a gateway's error page answers like this.");
        }

        return body.Envelope?.Data is { } data
            ? read(data)
            : throw new MisconfiguredException(
                $"The {what} at {exchange.Request.Url} holds no data{(body.Envelope?.Code is { } code ? $" (OCPI status {code})" : "")}.",
                "The answer has to be an OCPI envelope with data; see that the URL is right and the target in order.");
    }

    private static MisconfiguredException NotVersions(Uri url, Exchange exchange) => new(
        exchange.Body.Envelope?.Data is { ValueKind: System.Text.Json.JsonValueKind.Object }
            ? $"What {url} answers is no list of versions, but an object: it may be the URL of one version."
            : $"What {url} answers holds no version.",
        "Give the versions URL: the one that lists the OCPI versions with their URLs.");

    private void NoteClock(Exchange exchange)
    {
        if (exchange.Response?.Headers.First("Date") is { } date
            && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs)
            && (theirs - exchange.Started).Duration() > ClockTolerance)
        {
            var by = theirs - exchange.Started;
            _notices.Add($"The clocks differ: the target's is {by.Duration().TotalMinutes:0} min {(by > TimeSpan.Zero ? "ahead of" : "behind")} this machine's; date windows may look wrong.");
        }
    }

    private void NoteHosts(Uri url, Uri details, IEnumerable<OfferedEndpoint> endpoints)
    {
        var others = endpoints.Select(endpoint => endpoint.Url.Authority).Append(details.Authority).Where(host => host != url.Authority).Distinct().ToList();
        if (others.Count > 0)
            _notices.Add($"Versions and details lead to other hosts, and the token goes there too: {string.Join(", ", others)}.");
    }

    private static string Short(string text) => text.Length > 100 ? text[..100] + "…" : text;
}

/// <summary>The target can be tested.</summary>
/// <param name="Offer">What it offers.</param>
/// <param name="Neighbourhood">Where our token may go.</param>
/// <param name="Notices">What the reader should know.</param>
public sealed record Clearance(Offer Offer, Neighbourhood Neighbourhood, IReadOnlyList<string> Notices)
{
    /// <summary>The parties that the target's credentials name, or its registration as soon as it is made; empty where they were not read, or where it speaks for others.</summary>
    public IList<PartyName> Parties { get; init; } = [];
}

/// <summary>The target cannot be tested as configured. The message is one sentence; <see cref="Remedy"/> says what to do.</summary>
public sealed class MisconfiguredException(string message, string remedy) : Exception(message)
{
    /// <summary>What to do, in one sentence.</summary>
    public string Remedy { get; } = remedy;
}
