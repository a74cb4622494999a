namespace OcpiKit.Ocpi.Hosting;

/// <summary>The server cannot start because another program listens on its port.</summary>
public sealed class PortInUseException : IOException
{
    internal PortInUseException(int port, Exception cause)
        : base($"Port {port} is already in use: give another one with the option Port (0 takes a free one).", cause)
        => Port = port;

    /// <summary>The port that is taken.</summary>
    public int Port { get; }
}
