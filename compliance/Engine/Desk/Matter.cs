namespace OcpiKit.Engine.Desk;

/// <summary>What lies on the desk: a message, or a part of one, that somebody has in a file.</summary>
/// <param name="Form">Whether it is an object, a list, an answer or many exchanges.</param>
/// <param name="Type">The OCPI type of what it holds; null where it holds none, or several.</param>
/// <param name="Sure">Whether the type was said, or only this one fits what is there.</param>
/// <param name="Others">Which types it could be as well, the likeliest first.</param>
public sealed record Matter(Form Form, string? Type, bool Sure, IReadOnlyList<string> Others);

/// <summary>The forms in which people have messages.</summary>
public enum Form
{
    /// <summary>One object, as it stands in <c>data</c> or as a body that is sent.</summary>
    Object,

    /// <summary>A list of objects.</summary>
    Page,

    /// <summary>A whole answer, with <c>status_code</c> and <c>data</c>.</summary>
    Envelope,

    /// <summary>Exchanges that a browser or a proxy has recorded (HTTP Archive 1.2).</summary>
    Recording,
}
