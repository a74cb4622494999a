using OcpiKit.Engine.Evidence;

namespace OcpiKit.Reporting.Interfaces;

/// <summary>An interface of a module as it was played, and the side of it that the target was on.</summary>
/// <param name="Module">The module, such as <c>locations</c>.</param>
/// <param name="Interface">In small letters: <c>sender</c>, <c>receiver</c>, or <c>symmetric</c> where both sides have the same.</param>
/// <param name="Direction">Whether the target was asked, or called.</param>
public sealed record PlayedInterface(string Module, string Interface, Direction Direction)
{
    /// <summary>Module and interface, as the beginning of an operation's id has them.</summary>
    public string Name => $"{Module}.{Interface}";
}
