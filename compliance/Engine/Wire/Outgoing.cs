using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Wire;

/// <summary>A request to send, exactly as it stands: nothing is added but what HTTP itself needs.</summary>
public sealed record Outgoing(string Method, Uri Url, Headers Headers, ReadOnlyMemory<byte>? Body = null);

/// <summary>What came of sending it.</summary>
/// <param name="Sent">As it left.</param>
/// <param name="Received">The answer, or null where none came.</param>
/// <param name="Fault">Why no whole answer came, or null.</param>
/// <param name="Started">When it left.</param>
/// <param name="Took">Until the last byte.</param>
public sealed record Delivery(RequestMessage Sent, ResponseMessage? Received, Fault? Fault, DateTimeOffset Started, TimeSpan Took)
{
    /// <summary>How the connection was secured; null where it was not.</summary>
    public Secured? Secured { get; init; }
}

/// <summary>Why an exchange has no whole answer.</summary>
public sealed record Fault(FaultKind Kind, string Says);

/// <summary>Where on its way a request was lost.</summary>
public enum FaultKind
{
    /// <summary>The host name is not known.</summary>
    NameUnknown,

    /// <summary>Nothing listens there, or the network does not lead there.</summary>
    NotConnected,

    /// <summary>No secure connection could be made.</summary>
    NotSecure,

    /// <summary>No (whole) answer in time.</summary>
    TimedOut,

    /// <summary>The answer broke off, or is no HTTP.</summary>
    Broken,

    /// <summary>The answer is larger than the limits.</summary>
    TooLarge,
}

/// <summary>Sends requests and gives back what went over the wire.</summary>
public interface IWire
{
    /// <summary>Sends one request. Faults of the other side are told, never thrown.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    Task<Delivery> SendAsync(Outgoing request, CancellationToken stop);
}
