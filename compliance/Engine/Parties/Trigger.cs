namespace OcpiKit.Engine.Parties;

/// <summary>How something is brought about at the target that OCPI has no call for: a card held before a reader, a driver who presses "start". Texts in it may hold <c>${name}</c>.</summary>
public abstract record Trigger;

/// <summary>An HTTP call to whatever steers the target in tests.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Absolute URL, as a template.</param>
/// <param name="Headers">Headers; their values are secrets.</param>
/// <param name="Body">A JSON body, as a template; null for none.</param>
public sealed record HttpTrigger(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string? Body) : Trigger;

/// <summary>A command of the shell. Values reach it as environment variables (<c>OCPIKIT_LOCATION_ID</c>), never as part of its text: they come from the other side.</summary>
public sealed record ShellTrigger(string Command) : Trigger;
