namespace OcpiKit.Cli.Servers.Running;

/// <summary>What one process runs, as it says of itself.</summary>
/// <param name="Process">The process's id.</param>
/// <param name="Door">The name under which the process can be told to end.</param>
/// <param name="Since">When it began to listen.</param>
/// <param name="Servers">The servers in it.</param>
internal sealed record RunningServers(int Process, string Door, DateTimeOffset Since, IReadOnlyList<RunningServer> Servers);

/// <summary>One server of a process.</summary>
/// <param name="Kind">CPO or eMSP.</param>
/// <param name="Party">The party that it is, such as <c>DE*OKC</c>.</param>
/// <param name="Versions">Where a client begins.</param>
/// <param name="Page">Where it listens; its live page.</param>
/// <param name="Data">Where its data is.</param>
internal sealed record RunningServer(string Kind, string Party, Uri Versions, Uri Page, string Data);
