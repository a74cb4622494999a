using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Desk;

/// <summary>Makes exchanges of what lies on the desk, as checks want to look at them.</summary>
internal static class Exchanges
{
    private static readonly Uri Somewhere = new("https://desk.invalid/");

    /// <summary>An answer with this body to a right request.</summary>
    public static Exchange Answer(Operation? operation, ReadOnlyMemory<byte> body) => new(
        1, "desk", operation, Intent.Regular, new RequestMessage("GET", Somewhere, new Headers([]), default), new ResponseMessage(200, new Headers([]), body, false, body.Length), null,
        DateTimeOffset.UnixEpoch, TimeSpan.Zero);
}
