namespace OcpiKit.Protocol;

/// <summary>On which side of a module an operation is implemented.</summary>
public enum Interface
{
    /// <summary>By every platform: versions and credentials.</summary>
    Symmetric,

    /// <summary>By the owner of the data.</summary>
    Sender,

    /// <summary>By the party that is sent the data.</summary>
    Receiver,
}

/// <summary>One thing that can be asked of a party.</summary>
/// <param name="Id">Frozen: <c>module.interface.verb[.object]</c>, such as <c>locations.sender.list</c>.</param>
/// <param name="Title">What it does, in a few words.</param>
/// <param name="Module">Its module, as in an Endpoint's <c>identifier</c>.</param>
/// <param name="Interface">Who implements it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The template of its URL, such as <c>{locations_url}/{location_id}</c>.</param>
/// <param name="Parameters">What the template and the query take.</param>
/// <param name="Request">The body that is sent, or null where there is none.</param>
/// <param name="Response">The <c>data</c> of the answer, or null where the specification names none.</param>
/// <param name="Paged">Whether the list comes in pages (transport_and_format, pagination).</param>
/// <param name="Functional">Whether it belongs to a functional module and so carries the routing headers.</param>
/// <param name="Answers">The answers particular to it, by situation.</param>
/// <param name="Source">Where the specification says so.</param>
public sealed record Operation(
    string Id, string Title, string Module, Interface Interface, string Method, string Url, IReadOnlyList<Parameter> Parameters,
    Payload? Request, ResponseShape? Response, bool Paged, bool Functional, IReadOnlyList<Answer> Answers, string Source)
{
    /// <summary>The parameter that is its whole URL, where the other side names that in a message: a response_url, the Location of a CDR. Else null.</summary>
    public string? UrlParameter => Url is "{response_url}" or "{cdr_url}" ? Url.Trim('{', '}') : null;
}

/// <summary>Where a parameter stands.</summary>
public enum ParameterPlace
{
    /// <summary>In the path of the URL.</summary>
    Path,

    /// <summary>In the query.</summary>
    Query,
}

/// <summary>A parameter of an operation's URL.</summary>
/// <param name="Name">As in the template or the query.</param>
/// <param name="In">Where it stands.</param>
/// <param name="Type">Its OCPI type.</param>
/// <param name="MaxLength">The most characters, where the type is bounded.</param>
/// <param name="Required">Whether it must be given.</param>
public sealed record Parameter(string Name, ParameterPlace In, string Type, int? MaxLength, bool Required)
{
    /// <summary>What holds where it is not given, or null where nothing does.</summary>
    public string? Default { get; init; }
}

/// <summary>The body of a request.</summary>
/// <param name="Types">The OCPI types that it may be.</param>
/// <param name="Patch">Whether only the fields that change are sent.</param>
/// <param name="Required">Whether there must be a body.</param>
public sealed record Payload(IReadOnlyList<string> Types, bool Patch, bool Required);

/// <summary>The <c>data</c> of a response.</summary>
/// <param name="Types">The OCPI types that it, or each of its items, may be.</param>
/// <param name="Cardinality">As the specification writes it: <c>1</c>, <c>?</c>, <c>*</c> or <c>+</c>.</param>
public sealed record ResponseShape(IReadOnlyList<string> Types, string Cardinality)
{
    /// <summary>Whether <c>data</c> is an array.</summary>
    public bool IsList => Cardinality is "*" or "+";
}
