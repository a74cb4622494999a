using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation;

/// <summary>One operation of the protocol, in our words: for the API reference, and for whoever watches messages pass.</summary>
/// <param name="Module">The module's identifier; versions, which is none, counts as one here.</param>
/// <param name="Role">On which side of the module it is offered; null where the module has no sides.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Beneath the module's endpoint; {*rest} stands for a path that each platform chooses itself.</param>
public sealed record Operation(string Module, InterfaceRole? Role, string Method, string Path)
{
    private readonly string[] _segments = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What it does, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What happens when it is called, as a sentence about a caller {A} and whom it calls, {B}.</summary>
    public required string Story { get; init; }

    /// <summary>What a developer should know beyond the title.</summary>
    public string Note { get; init; } = "";

    /// <summary>The type of the request's body, if it has one.</summary>
    public Type? Body { get; init; }

    /// <summary>Whether the body may be left out.</summary>
    public bool IsBodyOptional { get; init; }

    /// <summary>The type of the answer's data; null where there is none.</summary>
    public Type? Data { get; init; }

    /// <summary>Whether the data are a page of a list (transport_and_format, Pagination).</summary>
    public bool IsList { get; init; }

    /// <summary>Parameters of the query by name; those of lists are understood.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Status codes with which it is turned down, beside those of every operation.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Whether the body holds only the fields that change.</summary>
    public bool IsPartial => Method == HttpMethods.Patch;

    /// <summary>Whether it answers with 201 where the object is new.</summary>
    public bool Creates => Method == HttpMethods.Put && Role is InterfaceRole.Receiver && Body is not null && Data is null;

    /// <summary>A name for it that stays the same, such as locations.receiver.PATCH.evseUid.</summary>
    public string Id => string.Join('.', ((string[])[Module, Role?.ToString().ToLowerInvariant() ?? "", Method, Ending]).Where(part => part.Length > 0));

    /// <summary>Whether a request, or the pattern of a route, is this operation.</summary>
    /// <param name="method">Its HTTP method.</param>
    /// <param name="path">Its path beneath the module's endpoint.</param>
    public bool Matches(string method, string path)
    {
        if (!HttpMethods.Equals(Method, method))
            return false;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < _segments.Length; i++)
        {
            if (_segments[i] == "{*rest}")
                return segments.Length > i;
            if (i >= segments.Length || !(IsParameter(_segments[i]) || IsParameter(segments[i]) || _segments[i] == segments[i]))
                return false;
        }
        return segments.Length == _segments.Length;
    }

    private string Ending => _segments.Length is 0 ? "" : _segments[^1].Trim('{', '*', '}');

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}

/// <summary>A way to be turned down.</summary>
/// <param name="Http">The HTTP status.</param>
/// <param name="StatusCode">OCPI's status code.</param>
/// <param name="Because">When.</param>
public sealed record Refusal(int Http, int StatusCode, string Because);
