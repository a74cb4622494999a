namespace OcpiKit.Ocpi.Storage;

/// <summary>The database cannot be used; the message says which one and why, and never a password.</summary>
public sealed class DatabaseException(string message, Exception cause) : Exception(message, cause);
