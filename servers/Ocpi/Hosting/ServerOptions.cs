using System.Net;
using System.Text.RegularExpressions;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Ocpi.Hosting;

/// <summary>How to run a server, whatever its role: where it listens, who it is, and how it treats those who call it.</summary>
public abstract partial record ServerOptions
{
    private static readonly string[] KnownTokens = ["emsp_token_a_12345", "cpo_token_c_abcdef"];

    /// <summary>Where to listen: localhost, an IP address, or * for every network.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Also accept tokens without Base64, as peers of OCPI 2.1.1 and 2.2 send them.</summary>
    public bool AcceptRawToken { get; init; }

    /// <summary>Country of the party, ISO 3166-1 alpha-2.</summary>
    public string CountryCode { get; init; } = "DE";

    /// <summary>Id of the party, three letters or digits.</summary>
    public string PartyId { get; init; } = "";

    /// <summary>Name of the company behind the party.</summary>
    public string Name { get; init; } = "";

    /// <summary>The address under which peers reach the server, where it is not the one they call (behind a proxy).</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// Path of a SQLite file that outlives the server, or the address of a PostgreSQL database, which several instances of the server may
    /// share (see <see cref="PostgresAddress"/>); null keeps everything in memory.
    /// </summary>
    public string? Database { get; init; }

    /// <summary>
    /// Hosts, addresses and networks that are called although they can be reached from this machine only, such as partners in the same
    /// network of containers. Everybody who has a token can then make the server call them.
    /// </summary>
    public IReadOnlyList<string> TrustedHosts { get; init; } = [];

    /// <summary>How many requests a peer may make in a minute; 0 lets it make as many as it likes.</summary>
    public int RequestsPerMinute { get; init; }

    /// <summary>From this number all data is made up: the same number gives the same data.</summary>
    public int Seed { get; init; } = 221;

    /// <summary>The most objects in one answer.</summary>
    public int PageLimit { get; init; } = 50;

    /// <summary>Keep the latest messages in memory, for whoever watches the live page.</summary>
    public bool RecordMessages { get; init; } = true;

    /// <summary>How many seconds after one pull from a partner the next one follows; 0 pulls nothing.</summary>
    public int PullInterval { get; init; } = 300;

    /// <summary>
    /// The key with which the people who run the server get to its page, and to what they can do with it, from anywhere. Without one only
    /// whoever sits at the machine does, and nobody where others can reach the server.
    /// </summary>
    public string? OperatorKey { get; init; }

    /// <summary>Whether only programs of this machine reach the server. Behind a proxy loopback is no shelter: others reach it all the same.</summary>
    public bool IsHidden =>
        (Host is "localhost" || (IPAddress.TryParse(Host, out var host) && IPAddress.IsLoopback(host))) && PublicUrl is null or { IsAbsoluteUri: true, IsLoopback: true };

    /// <summary>Checks what cannot work, before anything starts.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public virtual void Validate()
    {
        Require(Host is "localhost" or "*" || IPAddress.TryParse(Host, out _), "Host has to be localhost, an IP address or *.");
        Require(Port is >= 0 and <= 65535, "Port has to be a number from 0 to 65535.");
        Require(CountryPattern().IsMatch(CountryCode), "CountryCode has to be two capital letters (ISO 3166-1 alpha-2).");
        Require(PartyPattern().IsMatch(PartyId), "PartyId has to be three capital letters or digits.");
        Require(Name.Length is >= 1 and <= 100, "Name has to be 1 to 100 characters.");
        Require(
            PublicUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https" },
            "PublicUrl has to be an absolute http or https URL.");
        try
        {
            if (PostgresAddress.IsMeant(Database))
                PostgresAddress.Parse(Database);
        }
        catch (FormatException mistake)
        {
            throw new ArgumentException($"Database makes no sense as an address of PostgreSQL. {mistake.Message}", mistake);
        }
        Require(OperatorKey is null || KeyPattern().IsMatch(OperatorKey), "OperatorKey has to be 12 to 200 printable ASCII characters without spaces.");
        try
        {
            Calling.TrustedHosts.Parse(TrustedHosts);
        }
        catch (FormatException mistake)
        {
            throw new ArgumentException($"TrustedHosts makes no sense: {mistake.Message}", mistake);
        }
        Require(RequestsPerMinute is >= 0 and <= 1_000_000, "RequestsPerMinute has to be a number from 0 (no limit) to 1000000.");
        Require(PullInterval is >= 0 and <= 86_400, "PullInterval has to be a number of seconds from 0 (pulls nothing) to 86400.");
        Require(PageLimit is >= 1 and <= 10_000, "PageLimit has to be a number from 1 to 10000.");
    }

    /// <summary>Refuses an option.</summary>
    /// <exception cref="ArgumentException">It does not hold.</exception>
    protected static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException(otherwise);
    }

    /// <summary>Refuses tokens that stand in the documentation, where others can reach the server: they open it to everybody who can read.</summary>
    /// <param name="option">The option that gave them.</param>
    /// <param name="variable">The same in the environment.</param>
    /// <param name="tokens">The tokens.</param>
    /// <exception cref="ArgumentException">There is one among them.</exception>
    protected void RefuseKnownTokens(string option, string variable, params IEnumerable<string> tokens)
    {
        var known = IsHidden ? null : tokens.FirstOrDefault(KnownTokens.Contains);
        Require(
            known is null,
            $"Others can reach this server, and the token {known} stands in the documentation: choose one of your own with the option {option} ({variable} in the environment).");
    }

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex CountryPattern();

    [GeneratedRegex(@"\A[!-~]{12,200}\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\A[A-Z0-9]{3}\z")]
    private static partial Regex PartyPattern();
}
