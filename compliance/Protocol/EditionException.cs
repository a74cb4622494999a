namespace OcpiKit.Protocol;

/// <summary>The data of an edition cannot be used; the message names the file and the place in it.</summary>
public sealed class EditionException : Exception
{
    /// <inheritdoc cref="EditionException"/>
    public EditionException()
    {
    }

    /// <inheritdoc cref="EditionException"/>
    public EditionException(string message) : base(message)
    {
    }

    /// <inheritdoc cref="EditionException"/>
    public EditionException(string message, Exception cause) : base(message, cause)
    {
    }

    internal static EditionException At(string file, string place, string what, Exception? cause = null)
    {
        var message = place.Length == 0 ? $"{file}: {what}" : $"{file}, {place}: {what}";
        return cause is null ? new EditionException(message) : new EditionException(message, cause);
    }
}
