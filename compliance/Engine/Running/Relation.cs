using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;

namespace OcpiKit.Engine.Running;

/// <summary>The registration between us and the target while a run lasts: which token holds, who made it, and why there is none.</summary>
internal sealed class Relation(Line line, Profile profile, Clearance clearance, Veil veil, ICounterparty? counterparty, IRelationBook? book)
{
    /// <summary>The specification gives a token 64 characters (credentials, 1.3.1); what is much longer is none.</summary>
    private const int LongestToken = 256;

    private const string Post = "credentials.symmetric.post", Put = "credentials.symmetric.put", Delete = "credentials.symmetric.delete";

    private string? _whyNone = profile.Token is null ? "the registration that gives the token was not played" : null;

    private bool _replaced, _ended;

    /// <summary>Whether this run made it, and so may change it.</summary>
    public bool Made { get; private set; }

    /// <summary>Whether the target was told how to call us: by a handshake of this run, or by a token that was agreed upon.</summary>
    private bool _told = profile.OwnToken is not null || counterparty?.Registered is not null;

    /// <summary>Why a scenario cannot be played as the registration stands; null where it can.</summary>
    public string? WhyNot(Scenario scenario)
    {
        if (scenario.Registers)
            return profile.RegistrationToken is null ? "a registration is played with --token-a TOKEN, the token that the target gave for it" : null;
        // Whoever is registered already is right not to do it again.
        if (scenario.IsRegisteredWith)
            return Made ? "the target is to register with us, and the registration that this run made has not ended" : null;
        if (scenario.PrecedesRegistration)
            return Made ? "the registration has used up the token that it is about" : null;

        if (_whyNone is not null)
            return $"it needs the token of a registration, and there is none: {_whyNone}";
        if (scenario.ChangesRegistration)
            return Made || profile.AllowCredentials ? null : "it changes or ends a registration that this run did not make; --allow-credentials permits it, and --token-a TOKEN makes one for the run";
        return counterparty is not null && !_told ? WhyNotCalled(scenario) : null;
    }

    /// <summary>Why a scenario waits in vain as long as the target was told no token of ours: every request carries one (transport_and_format, Authorization header). Null where it waits for no such call.</summary>
    public static string? WhyNotCalled(Scenario scenario) => WaitsForMore(scenario)
        ? "it waits for calls of the target, which has no token to call the kit with; --token-a TOKEN registers for the run, and --token-b TOKEN says which one you have given it"
        : null;

    /// <summary>Whether it waits for calls that come once the target knows us: a handshake may still have to tell it.</summary>
    private static bool WaitsForMore(Scenario scenario) =>
        scenario.Steps.OfType<AwaitStep>().Any(wait => wait.Operations.All(operation => operation.Module is not ("versions" or "credentials")));

    /// <summary>Looks at an answer: of a handshake it takes the token.</summary>
    public void See(CallStep step, Exchange exchange)
    {
        // With the token of a second partner it is the second partner's registration.
        if (step.Intent != Intent.Regular || step.Variation.Token is TokenVariation.Second or TokenVariation.Old)
            return;
        if (step.Operation.Id is Post or Put && exchange.Succeeded)
        {
            Take(exchange.Body.Envelope?.Data);
            Made |= step.Operation.Id == Post && _whyNone is null;
            _told |= _whyNone is null;
        }
        else if (step.Operation.Id == Post && !Made && profile.Token is null)
            _whyNone = exchange.Fault ?? $"the target answered the registration with {AnswerWords.Statuses(exchange)}";
        else if (step.Operation.Id == Delete && exchange.Response is { Status: >= 200 and < 300 })
            End("the run ended it");
    }

    /// <summary>Looks at a call of the target's: it may register with us, and then tells its token too.</summary>
    public void See(Exchange incoming)
    {
        if (incoming.Operation?.Id is not (Post or Put or Delete) || incoming.Response is not { Status: >= 200 and < 300 } answer || ParsedBody.Of(answer.Body).Envelope?.Code is not (>= 1000 and < 2000))
            return;
        if (incoming.Operation.Id == Delete)
            End("the target ended it");
        else
        {
            Take(incoming.Body.Json);
            _told = true;
        }
    }

    /// <summary>What the user has to know of it, and to restore.</summary>
    public IEnumerable<string> Notices()
    {
        // Where no book is kept the target is one that is gone with the run.
        if (_replaced && _whyNone is null && book is not null)
            yield return (profile.Token is null ? "You are registered with the target now; the token that it gave for you " : "The target has given a new token for you, and the one before holds no longer; the new one ")
                + $"stands in {book.Where}, which only you can read: use it from now on (--token), or register again.";
        else if (_ended && profile.Token is not null)
            yield return $"The registration that you had with the target was ended ({_whyNone}): your token holds no longer, and you have to register again.";
    }

    private void Take(JsonElement? credentials)
    {
        if (credentials?.Text("token") is not { Length: > 0 and <= LongestToken } token || token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            // With the old one nothing can be called any more.
            _whyNone = "the target's credentials hold no token that a header can carry";
            return;
        }

        veil.Hide(token);
        // Whoever tells the token again that holds has replaced nothing.
        if (token != line.Token)
        {
            _replaced = true;
            book?.Write(new TokenReplaced(clearance.Offer.Versions, token, _whyNone is null ? line.Token : null));
            line.Replace(token);
        }

        line.To ??= Addressee.Of(credentials.Value, clearance.Offer.Role);
        clearance.Parties.Clear();
        foreach (var party in Addressee.All([.. credentials.Value.List("roles")]))
            clearance.Parties.Add(party);
        _whyNone = null;
        if (Uri.TryCreate(credentials.Value.Text("url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            clearance.Neighbourhood.Hosts.Add(url.Authority);
        counterparty?.Knows(clearance.Offer, token);
    }

    private void End(string by)
    {
        if (_whyNone is not null)
            return;
        book?.Write(new RelationEnded(clearance.Offer.Versions, line.Token));
        line.Retire();
        _ended = true;
        (_whyNone, Made) = (by, false);
    }
}
