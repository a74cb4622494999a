using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Pushing;

/// <summary>
/// Something to tell the receivers of a module: an object of ours is new, has changed, or is gone (transport_and_format, Push). It is
/// added after the change is in the store.
/// </summary>
/// <param name="Method">PUT for a whole object, PATCH for some of its fields, POST for a CDR, DELETE for a tariff.</param>
/// <param name="Object">The object, as the store knows it. What is sent whole is read there when the push is added.</param>
/// <param name="Path">Where it belongs beneath the receiver's endpoint, such as /NL/TNM/LOC1/3256; empty where the endpoint itself takes it.</param>
public sealed record Push(HttpMethod Method, ObjectKey Object, string Path)
{
    /// <summary>The fields of a PATCH, as JSON in UTF-8; null for the other methods.</summary>
    public byte[]? Fields { get; init; }

    /// <summary>The object itself, as JSON in UTF-8, where it is not one that the store has.</summary>
    public byte[]? Whole { get; init; }

    /// <summary>Only to the platform through which this party speaks; null: to every receiver of the module.</summary>
    public PartyKey? To { get; init; }

    /// <summary>
    /// Where it goes, where the peer itself said so when it asked: the response_url of a command. It is used as it is, and <see cref="Path"/> is not.
    /// </summary>
    public Uri? Url { get; init; }

    /// <summary>Which of the peer's sides takes it: the receiver's, but for an ActiveChargingProfile (mod_charging_profiles, Sender Interface).</summary>
    public InterfaceRole Side { get; init; } = InterfaceRole.Receiver;
}

/// <summary>Takes pushes, and sees to it that each peer gets its own in the order in which they were added.</summary>
public interface IOutbox
{
    /// <summary>Notes a push; returns before it is sent, and never waits for a peer.</summary>
    Task AddAsync(Push push, CancellationToken stop);
}
