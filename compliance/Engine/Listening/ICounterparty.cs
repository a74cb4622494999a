using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Listening;

/// <summary>The party that the target deals with: it listens, answers as OCPI wants it, and keeps every call that comes.</summary>
public interface ICounterparty : IAsyncDisposable
{
    /// <summary>Its versions URL, as the target reaches it.</summary>
    Uri Versions { get; }

    /// <summary>The URL of its version details.</summary>
    Uri Details { get; }

    /// <summary>Whole made-up objects that are ours, as scenarios know them: <c>our_token</c>, <c>our_location</c> and so on.</summary>
    IReadOnlyDictionary<string, System.Text.Json.JsonElement> Belongings { get; }

    /// <summary>The token with which the target calls it. A secret. After a rotation, the newest one.</summary>
    string Token { get; }

    /// <summary>Its role: the opposite of the target's.</summary>
    string Role { get; }

    /// <summary>Who it is.</summary>
    PartyName Party { get; }

    /// <summary>Every call that came.</summary>
    Inbox Inbox { get; }

    /// <summary>Our credentials object for the target, with the token that holds from now on; the one before is old once the target has answered.</summary>
    /// <param name="fresh">Whether to make a new token.</param>
    System.Text.Json.JsonElement Credentials(bool fresh);

    /// <summary>A token with which the target may register (TOKEN_A). A secret. It holds until the target has.</summary>
    string Invite();

    /// <summary>A response_url that was never given out before. Calls to it carry the case.</summary>
    /// <param name="forCase">What it is for: scenario and step.</param>
    /// <param name="asked">The operation that is called with it: it says which module's result is to come. Null: a command's.</param>
    Uri ResponseUrl(string forCase, Protocol.Operation? asked = null);

    /// <summary>The run has sent an object of ours to the target, which took it: from now on it is in our lists too.</summary>
    void Owns(Protocol.Operation sent, System.Text.Json.JsonElement body);

    /// <summary>Behaves like this from now on; what was set before is forgotten. An empty list is good behaviour.</summary>
    void Behave(IReadOnlyList<Disturbance> disturbances);

    /// <summary>With what it calls the target of itself (results of commands, a handshake's calls back); told once the target's token is known.</summary>
    void Knows(Offer target, string token);

    /// <summary>What the target told when it registered with us of itself; null where it has not, or has ended it.</summary>
    Registration? Registered { get; }

    /// <summary>The calls to the target that it made of itself and that were not taken yet, in their order.</summary>
    IReadOnlyList<Errand> TakeErrands();
}
