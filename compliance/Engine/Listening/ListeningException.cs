namespace OcpiKit.Engine.Listening;

/// <summary>The counterparty cannot listen as configured. The message is one sentence; <see cref="Remedy"/> says what to do.</summary>
public sealed class ListeningException(string message, string remedy, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What to do, in one sentence.</summary>
    public string Remedy { get; } = remedy;
}
