using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>Where the counterparty's interfaces are, as the target reaches them.</summary>
/// <param name="root">Where all of it begins, the path prefix included.</param>
/// <param name="version">The version of OCPI, which stands in every URL but that of the versions.</param>
internal sealed class Address(Uri root, string version)
{
    /// <summary>The segment under which response URLs are made.</summary>
    public const string ResultsSegment = "results";

    private readonly string _root = root.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>The segments of the path prefix.</summary>
    public IReadOnlyList<string> Prefix { get; } = root.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Scheme, host and port.</summary>
    public string Authority { get; } = root.GetLeftPart(UriPartial.Authority);

    public Uri Versions => At("versions");

    public Uri Details => At(version);

    public Uri Credentials => At(version, "credentials");

    public Uri Endpoint(string module, Interface side) => At(version, module, Word(side));

    public Uri Result(string id) => At(version, ResultsSegment, id);

    public Uri Cdr(string id) => At(version, "cdrs", Word(Interface.Receiver), id);

    /// <summary>The segments below the prefix at which an operation's template begins.</summary>
    public IReadOnlyList<string> SegmentsOf(Operation operation) => operation switch
    {
        { Id: "versions.symmetric.list" } => ["versions"],
        { Module: "versions" } => [version],
        { Interface: Interface.Symmetric } => [version, operation.Module],
        _ => [version, operation.Module, Word(operation.Interface)],
    };

    private static string Word(Interface side) => side == Interface.Sender ? "sender" : "receiver";

    private Uri At(params string[] segments) => new($"{_root}/{string.Join('/', segments)}");
}
