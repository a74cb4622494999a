using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Cli.Servers;

/// <summary>Everything that can be said of the reference servers, on the command line or in the environment.</summary>
internal sealed class ServersSettings
{
    private const int FastestPace = 3600;

    private static readonly CpoOptions UsualCpo = new();
    private static readonly EmspOptions UsualEmsp = new();

    private readonly Setting _host = new("--host", "OCPI_HOST", "HOST", "Where to listen: localhost, an IP address, or * for every network.", UsualCpo.Host);
    private readonly Setting _port = new("--port", "OCPI_PORT", "PORT", "The port, with both servers that of the CPO; 0 takes a free one.", $"CPO {UsualCpo.Port}, eMSP {UsualEmsp.Port}");
    private readonly Setting _emspPort = new("--emsp-port", "OCPI_EMSP_PORT", "PORT", "With both servers, the port of the eMSP; 0 takes a free one.", UsualEmsp.Port);
    private readonly Setting _publicUrl = new("--public-url", "OCPI_PUBLIC_URL", "URL", "With one server: the address under which others reach it, where it is not the one it listens on (behind a proxy).");
    private readonly Setting _operatorKey = new("--operator-key", "OCPI_OPERATOR_KEY", "KEY", "The key with which you get to the page of a server, and to all else that is for you, where others can reach it; better given in the environment.");
    private readonly Setting _name = new("--name", "PROJECT_NAME", "NAME", "The name of the company.", $"{UsualCpo.Name}, {UsualEmsp.Name}");
    private readonly Setting _countryCode = new("--country-code", "COUNTRY_CODE", "CC", "The country of the party.", UsualCpo.CountryCode);
    private readonly Setting _partyId = new("--party-id", "PARTY_ID", "ID", "The id of the party, three letters or digits.", $"CPO {UsualCpo.PartyId}, eMSP {UsualEmsp.PartyId}");
    private readonly Setting _token = new("--token", "OCPI_TOKEN", "TOKEN", "The CPO: a token of a partner who counts as registered, so that a client needs no handshake.", UsualCpo.Token);
    private readonly Setting _database = new("--database", "OCPI_DATABASE", "DATABASE", "What outlives the server: a SQLite file (with both servers NAME.db becomes NAME.cpo.db and NAME.emsp.db), or a PostgreSQL, which several instances of a server may share: postgres://USER:PASSWORD@HOST/DATABASE or Host=...;Database=... . Without it everything is in memory.");
    private readonly Setting _pullInterval = new("--pull-interval", "OCPI_PULL_INTERVAL", "SECONDS", "How long after reading the lists of a partner to read them again; 0 reads nothing.", UsualCpo.PullInterval);
    private readonly Setting _seed = new("--seed", "OCPI_SEED", "NUMBER", "From this number all data is made up: the same number gives the same data.", UsualCpo.Seed);
    private readonly Setting _locations = new("--locations", "OCPI_LOCATIONS", "NUMBER", "How many locations the network of the CPO has.", UsualCpo.Locations);

    private readonly Setting _pace = new("--pace", "OCPI_PACE", "NUMBER", "How many seconds pass on the servers' clock in one of the world's: with 60, a charge of an hour takes a minute.", 1);
    private readonly Setting _traffic = new("--traffic", "OCPI_TRAFFIC", "NUMBER", "How many drivers an hour come to the CPO by themselves.", UsualCpo.Traffic);

    private readonly Setting _partner = new("--partner", "OCPI_PARTNER", "URL", "With one server: register at the start with the platform that has this versions URL.");
    private readonly Setting _partnerToken = new("--partner-token", "OCPI_PARTNER_TOKEN", "TOKEN", "The registration token (TOKEN_A) that this platform gave.");

    private readonly Option<string[]> _registrationTokens = new("--registration-token")
    {
        Description = $"A token with which a platform may register, once, with both servers at each of them; give it again for each further platform. [OCPI_REGISTRATION_TOKEN] [default: CPO none, eMSP {EmspOptions.UsualRegistrationToken}]",
        HelpName = "TOKEN",
    };

    private readonly Setting _acceptRawToken = new("--accept-raw-token", "OCPI_ACCEPT_RAW_TOKEN", "true|false", "Also let partners in who send their token as it is, without Base64, as older versions did.", "false");

    private readonly Option<string[]> _trustedHosts = new("--trust-host")
    {
        Description = "A host, address or network (10.0.0.0/8) that may be called although a server that listens beyond localhost calls public addresses only; give it again for each further one. [OCPI_TRUST_HOSTS, separated by commas]",
        HelpName = "HOST",
    };

    private readonly Setting _rateLimit = new("--rate-limit", "OCPI_RATE_LIMIT", "NUMBER", "How many requests a partner may make in a minute; 0 lets it make as many as it likes.", UsualCpo.RequestsPerMinute);

    /// <summary>In the order of the help.</summary>
    public IEnumerable<Option> All =>
    [
        _host, _port, _emspPort, _publicUrl, _operatorKey, _name, _countryCode, _partyId, _token, _registrationTokens, _partner, _partnerToken, _database, _pullInterval, _seed, _locations,
        _pace, _traffic, _acceptRawToken, _trustedHosts, _rateLimit,
    ];

    /// <summary>The CPO that is wished for.</summary>
    /// <exception cref="UsageException">Something that was said makes no sense.</exception>
    public CpoOptions Cpo(ParseResult parsed, bool both) => Shared(UsualCpo, parsed, both, "cpo") with
    {
        Port = _port.In(parsed, UsualCpo.Port),
        Token = _token.In(parsed) ?? UsualCpo.Token,
        RegistrationTokens = RegistrationTokens(parsed, UsualCpo.RegistrationTokens),
        Locations = _locations.In(parsed, UsualCpo.Locations),
        Traffic = _traffic.In(parsed, UsualCpo.Traffic),
        // A promise in seconds of a clock that runs fast has to have more of them.
        ResultWithin = UsualCpo.ResultWithin * Pace(parsed),
    };

    /// <summary>How fast the clock of the servers runs.</summary>
    /// <exception cref="UsageException">Something that was said makes no sense.</exception>
    public int Pace(ParseResult parsed)
    {
        var pace = _pace.In(parsed, 1);
        if (pace is < 1 or > FastestPace)
            throw new UsageException($"{_pace.SourceIn(parsed)} has to be a whole number from 1 to {FastestPace}.");
        // Started anew, the clock would be behind what it has written.
        return pace is 1 || _database.In(parsed) is null
            ? pace
            : throw new UsageException($"{_pace.SourceIn(parsed)} does not go with {_database.SourceIn(parsed)}: a clock that runs ahead cannot go on where it was.");
    }

    /// <summary>The eMSP that is wished for.</summary>
    /// <exception cref="UsageException">Something that was said makes no sense.</exception>
    public EmspOptions Emsp(ParseResult parsed, bool both) => Shared(UsualEmsp, parsed, both, "emsp") with
    {
        Port = (both ? _emspPort : _port).In(parsed, UsualEmsp.Port),
        RegistrationTokens = RegistrationTokens(parsed, UsualEmsp.RegistrationTokens),
    };

    /// <summary>With whom to register at the start; null where nobody was named.</summary>
    /// <exception cref="UsageException">Something that was said makes no sense.</exception>
    public Partner? Partner(ParseResult parsed, bool both)
    {
        var (url, token) = (_partner.In(parsed), _partnerToken.In(parsed));
        if (url is null && token is null)
            return null;
        if (both)
            throw new UsageException($"{(url is null ? _partnerToken : _partner).SourceIn(parsed)} goes with one server: ./run.sh servers cpo or ./run.sh servers emsp.");
        if (url is null || token is null)
            throw new UsageException("--partner and --partner-token go together: the versions URL of a platform and the registration token that it gave.");
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" }
            ? new Partner(address, token)
            : throw new UsageException($"{_partner.SourceIn(parsed)} is no http or https URL: {url}");
    }

    private T Shared<T>(T usual, ParseResult parsed, bool both, string server)
        where T : ServerOptions => usual with
        {
            Host = _host.In(parsed) ?? usual.Host,
            PublicUrl = PublicUrl(parsed, both),
            OperatorKey = _operatorKey.In(parsed),
            Name = _name.In(parsed) ?? usual.Name,
            CountryCode = _countryCode.In(parsed) ?? usual.CountryCode,
            PartyId = _partyId.In(parsed) ?? usual.PartyId,
            Database = Database(parsed, both, server),
            PullInterval = _pullInterval.In(parsed, usual.PullInterval),
            Seed = _seed.In(parsed, usual.Seed),
            AcceptRawToken = _acceptRawToken.In(parsed, usual.AcceptRawToken),
            TrustedHosts = TrustedHosts(parsed),
            RequestsPerMinute = _rateLimit.In(parsed, usual.RequestsPerMinute),
        };

    private string[] TrustedHosts(ParseResult parsed) => parsed.GetValue(_trustedHosts) is { Length: > 0 } given
        ? given
        : Environment.GetEnvironmentVariable("OCPI_TRUST_HOSTS")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private IReadOnlyList<string> RegistrationTokens(ParseResult parsed, IReadOnlyList<string> usual)
    {
        if (parsed.GetValue(_registrationTokens) is { Length: > 0 } given)
            return given;
        return Environment.GetEnvironmentVariable("OCPI_REGISTRATION_TOKEN") is { Length: > 0 } token ? [token] : usual;
    }

    // Two servers are two companies: neither looks into the other's database. In a PostgreSQL each has a schema of its own anyway.
    private string? Database(ParseResult parsed, bool both, string server) => _database.In(parsed) switch
    {
        null => null,
        var address when PostgresAddress.IsMeant(address) => address,
        var file => Path.GetFullPath(both ? Path.ChangeExtension(file, $".{server}{Path.GetExtension(file)}") : file),
    };

    private Uri? PublicUrl(ParseResult parsed, bool both)
    {
        if (_publicUrl.In(parsed) is not { } url)
            return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            throw new UsageException($"{_publicUrl.SourceIn(parsed)} is no absolute URL: {url}");
        return both
            ? throw new UsageException($"{_publicUrl.SourceIn(parsed)} is the address of one server: start them one by one, ./run.sh servers cpo and ./run.sh servers emsp.")
            : address;
    }
}

/// <summary>A platform that somebody else runs.</summary>
/// <param name="VersionsUrl">Where its API begins.</param>
/// <param name="Token">The registration token that it gave (TOKEN_A).</param>
internal sealed record Partner(Uri VersionsUrl, string Token);
