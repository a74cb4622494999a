using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>A call that the counterparty made of itself: the result of a command, or the calls back of a handshake.</summary>
/// <param name="Operation">What was called.</param>
/// <param name="Delivery">What came of it.</param>
public sealed record Errand(Operation Operation, Delivery Delivery);
