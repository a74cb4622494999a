using OcpiKit.Engine.Wire;

namespace OcpiKit.Engine.Parties;

/// <summary>What is known of a system under test, and how to treat it. Read from a file, the environment and the command line; see <see cref="ProfileOption"/>.</summary>
public sealed record Profile
{
    /// <summary>The versions URL.</summary>
    public Uri? Url { get; init; }

    /// <summary>The credentials token that the target gave us. A secret.</summary>
    public string? Token { get; init; }

    /// <summary>The role under test; null to find it from what the target offers.</summary>
    public string? Role { get; init; }

    /// <summary>Who we are to the target: the party that it gave its token to. Null where nobody said.</summary>
    public PartyName? From { get; init; }

    /// <summary>Who we are by the role in which we appear, where that differs: as EMSP to a CPO, as CPO to an eMSP. Goes before <see cref="From"/>.</summary>
    public IReadOnlyDictionary<string, PartyName> FromAs { get; init; } = new Dictionary<string, PartyName>();

    /// <summary>Who is addressed by the role that it has. Goes before <see cref="To"/>.</summary>
    public IReadOnlyDictionary<string, PartyName> ToAs { get; init; } = new Dictionary<string, PartyName>();

    /// <summary>Who we are in the routing headers, which want somebody.</summary>
    public PartyName Sender => From ?? new("NL", "OKT");

    /// <summary>Who is addressed, for the routing headers; null to take the target's own party, as its credentials name it.</summary>
    public PartyName? To { get; init; }

    /// <summary>How the token goes into the Authorization header.</summary>
    public TokenEncoding TokenEncoding { get; init; } = TokenEncoding.Auto;

    /// <summary>What is borne of an answer.</summary>
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>Whether requests that write may go to a remote target.</summary>
    public bool AllowWrites { get; init; }

    /// <summary>Extra headers for every request, such as a gateway's key. Their values are secrets.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Path of a client certificate (PEM with its key, or PFX).</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>Password of the client certificate. A secret.</summary>
    public string? ClientCertificatePassword { get; init; }

    /// <summary>Path of a certificate authority (PEM) to trust beside the machine's own.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>An HTTP proxy. User and password in it are secrets.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Hosts, beside those that versions and details name, to which our token may go.</summary>
    public IReadOnlyList<string> TrustHosts { get; init; } = [];

    /// <summary>How many pages of a list are followed; null for the default (all on this machine, 100 on a remote target).</summary>
    public int? MaxPages { get; init; }

    /// <summary>How many objects of a list are looked at; null for all.</summary>
    public int? Sample { get; init; }

    /// <summary>Lists are crawled from this instant on; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Requests a second; null for the default (no bound on this machine, 5 on a remote target).</summary>
    public double? Rate { get; init; }

    /// <summary>How long the whole run may take; null for no bound.</summary>
    public TimeSpan? MaxTime { get; init; }

    /// <summary>Seed of all made-up values.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The token with which we may register at the target (TOKEN_A). A secret. Null: no registration is done.</summary>
    public string? RegistrationToken { get; init; }

    /// <summary>The token that the target was given to call us with (TOKEN_B), where that was agreed by hand. A secret. Null: a fresh one for each run, told by registration.</summary>
    public string? OwnToken { get; init; }

    /// <summary>A token that the target gave to a second partner. A secret.</summary>
    public string? SecondToken { get; init; }

    /// <summary>Where our counterparty listens, as host:port; null for loopback and a free port where the target is on this machine, and for nowhere where it is not.</summary>
    public string? Listen { get; init; }

    /// <summary>Under which address the target reaches our counterparty, a path prefix included; null: where it listens.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Path of the certificate with which the counterparty listens (PEM with its key, or PFX); null for plain http.</summary>
    public string? ListenCertificate { get; init; }

    /// <summary>Password of that certificate. A secret.</summary>
    public string? ListenCertificatePassword { get; init; }

    /// <summary>Whether PUT and DELETE of credentials may change a registration that this run did not make.</summary>
    public bool AllowCredentials { get; init; }

    /// <summary>How long a person may take to do what is asked; null: nobody is there, and what has no trigger is blocked.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>The longest that any step waits for a call of the target, where nobody is asked; null: as long as the step says.</summary>
    public TimeSpan? LongestWait { get; init; }

    /// <summary>How things are brought about at the target that OCPI has no call for, by name.</summary>
    public IReadOnlyDictionary<string, Trigger> Triggers { get; init; } = new Dictionary<string, Trigger>();

    /// <summary>What was agreed with the target; null where nothing was said.</summary>
    public Agreement? Expect { get; init; }

    /// <summary>Test data that the user names, such as the location and EVSE that may be used.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>The profile for a target of this role: it says who we are to it and who it is.</summary>
    public Profile Testing(string role) => this with
    {
        Role = role,
        From = FromAs.GetValueOrDefault(role is "CPO" ? "EMSP" : "CPO") ?? From,
        To = ToAs.GetValueOrDefault(role) ?? To,
    };

    /// <summary>Whether the target is another machine: then nothing is written and requests are spaced unless the user says otherwise.</summary>
    public bool Remote => Url is { IsLoopback: false };

    /// <summary>How many pages of a list are followed.</summary>
    public int PageBudget => MaxPages ?? (Remote ? 100 : 100_000);

    /// <summary>Requests a second; null for no bound.</summary>
    public double? RateBudget => Rate ?? (Remote ? 5 : null);
}

/// <summary>A party as OCPI names it: ISO 3166-1 alpha-2 country code and party id of three characters.</summary>
public sealed record PartyName(string CountryCode, string PartyId)
{
    /// <summary>The name, where both parts have the form that a header can carry; else null.</summary>
    public static PartyName? TryOf(string? countryCode, string? partyId) =>
        countryCode is { Length: 2 } && partyId is { Length: 3 } && (countryCode + partyId).All(char.IsAsciiLetterOrDigit) ? new(countryCode, partyId) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{CountryCode}*{PartyId}";
}

/// <summary>How the token goes into the Authorization header (transport_and_format, TRN-03; AMB-01).</summary>
public enum TokenEncoding
{
    /// <summary>Base64; where that is refused and the raw token is not, raw, with a finding.</summary>
    Auto,

    /// <summary>Base64, as 2.2.1 demands.</summary>
    Base64,

    /// <summary>As it is, as peers of 2.1.1 and early 2.2 want it.</summary>
    Raw,
}
