using static OcpiKit.Engine.Parties.ProfileValues;

namespace OcpiKit.Engine.Parties;

/// <summary>The table of all profile options, in the order of the help.</summary>
public static class ProfileOptions
{
    /// <summary>Every option.</summary>
    public static IReadOnlyList<ProfileOption> All { get; } =
    [
        new("url", "URL", "The target's versions URL.", false, false, (p, v) => p with { Url = Url("url", v) }),
        new("token", "TOKEN", "The credentials token that the target gave you.", true, false, (p, v) => p with { Token = Token("token", v) }),
        new("token-a", "TOKEN", "A token to register with (TOKEN_A): the kit does the handshake first, and tests with the token that it brings.", true, false, (p, v) => p with { RegistrationToken = Token("token-a", v) }),
        new("token-b", "TOKEN", "The token that you gave the target to call you with, where that was done by hand (default: a fresh one, told by registration).", true, false, (p, v) => p with { OwnToken = Token("token-b", v) }),
        new("second-token", "TOKEN", "A token that the target gave to another partner: shows whether it keeps partners apart.", true, false, (p, v) => p with { SecondToken = Token("second-token", v) }),
        new("role", "ROLE", "The role under test: CPO or EMSP (default: found from what the target offers).", false, false, (p, v) => p with { Role = OneOf("role", v.ToUpperInvariant(), "CPO", "EMSP") }),
        new("from", "CC*PID", "Who you are to the target: the party that it gave its token to, such as NL*OKT. Without it nothing is sent that would be yours.", false, false, (p, v) => p with { From = Party("from", v), FromAs = new Dictionary<string, PartyName>() }),
        new("to", "CC*PID", "Which party of the target is addressed (default: the one that its credentials name).", false, false, (p, v) => p with { To = Party("to", v), ToAs = new Dictionary<string, PartyName>() }),
        new("token-encoding", "HOW", "auto (default), base64 or raw.", false, false, (p, v) => p with { TokenEncoding = Word<TokenEncoding>("token-encoding", v) }),
        new("timeout", "TIME", "How long one answer may take (default 30s).", false, false, (p, v) => p with { Limits = p.Limits with { Timeout = Time("timeout", v) } }),
        new("connect-timeout", "TIME", "How long connecting may take (default 10s).", false, false, (p, v) => p with { Limits = p.Limits with { Connect = Time("connect-timeout", v) } }),
        new("max-body", "MIB", "The largest body that is read, in MiB (default 16).", false, false, (p, v) => p with { Limits = p.Limits with { BodyBytes = Count("max-body", v, 1, 1024) * 1024L * 1024 } }),
        new("rate", "N", "Requests a second (default 5 on a remote target, no bound on this machine).", false, false, (p, v) => p with { Rate = Number("rate", v, 0.01, 1000) }),
        new("max-pages", "N", "How many pages of a list are followed (default 100 on a remote target).", false, false, (p, v) => p with { MaxPages = Count("max-pages", v, 1, 1_000_000) }),
        new("sample", "N", "How many objects of a list are looked at.", false, false, (p, v) => p with { Sample = Count("sample", v, 1, int.MaxValue) }),
        new("since", "DATE", "Crawl lists from this date on, such as 2026-01-31.", false, false, (p, v) => p with { Since = Instant("since", v) }),
        new("max-time", "TIME", "How long the whole run may take, such as 10m.", false, false, (p, v) => p with { MaxTime = Time("max-time", v) }),
        new("allow-writes", null, "Send POST, PUT, PATCH and DELETE to a remote target too.", false, false, (p, v) => p with { AllowWrites = Switch("allow-writes", v) }),
        new("header", "NAME: VALUE", "An extra header for every request, such as a gateway's key.", true, true, (p, v) => p with { Headers = [.. p.Headers, Header(v)] }),
        new("client-cert", "FILE", "A client certificate: PEM with its key, or PFX.", false, false, (p, v) => p with { ClientCertificate = ExistingFile("client-cert", v) }),
        new("client-cert-password", "TEXT", "The client certificate's password.", true, false, (p, v) => p with { ClientCertificatePassword = v }),
        new("ca", "FILE", "A certificate authority (PEM) to trust beside the machine's own.", false, false, (p, v) => p with { CertificateAuthority = ExistingFile("ca", v) }),
        new("proxy", "URL", "An HTTP proxy.", true, false, (p, v) => p with { Proxy = Url("proxy", v) }),
        new("trust-host", "HOST", "Another host to which the token may go.", false, true, (p, v) => p with { TrustHosts = [.. p.TrustHosts, v] }),
        new("listen", "HOST:PORT", "Where the kit listens for calls of the target (default: a free port of this machine where the target is on it; else nowhere).", false, false, (p, v) => p with { Listen = Endpoint("listen", v) }),
        new("public-url", "URL", "Under which URL the target reaches the kit, such as https://kit.example.com/ocpi (default: where it listens).", false, false, (p, v) => p with { PublicUrl = Url("public-url", v) }),
        new("listen-cert", "FILE", "The certificate to listen with (https): PEM with its key, or PFX.", false, false, (p, v) => p with { ListenCertificate = ExistingFile("listen-cert", v) }),
        new("listen-cert-password", "TEXT", "That certificate's password.", true, false, (p, v) => p with { ListenCertificatePassword = v }),
        new("allow-credentials", null, "Change and delete a registration that this run did not make (PUT and DELETE of credentials).", false, false, (p, v) => p with { AllowCredentials = Switch("allow-credentials", v) }),
        new("patience", "TIME", "How long a person may take to do what is asked, such as 5m (default: nobody is there, and what has no trigger is blocked).", false, false, (p, v) => p with { Patience = Time("patience", v) }),
        new("longest-wait", "TIME", "The longest that a step waits for a call of the target, such as 5s (default: as long as the step says, mostly up to 60s).", false, false, (p, v) => p with { LongestWait = Time("longest-wait", v) }),
        new("seed", "N", "Seed of made-up values (default 1).", false, false, (p, v) => p with { Seed = Count("seed", v, 0, int.MaxValue) }),
    ];

    /// <summary>The option of this name, or null.</summary>
    public static ProfileOption? Find(string name) => All.FirstOrDefault(option => option.Name == name);
}
