using System.Text.Json;
using OcpiKit.Engine.Checks.Relations.Incoming;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Sessions;

/// <summary>What a trace heard of one Session by pushes, in the order of their coming; what was overtaken on its way is left out.</summary>
/// <param name="Id">Of the Session, as its URL has it.</param>
/// <param name="Pushes">At least one.</param>
internal sealed record Story(string Id, IReadOnlyList<Push> Pushes)
{
    /// <summary>The Sessions that were pushed.</summary>
    public static IEnumerable<Story> In(Trace trace) =>
        from pushes in Push.In(trace, "sessions")
        let inOrder = InOrder(pushes)
        let id = pushes[0].Call.Arrival!.Parameters.GetValueOrDefault("session_id")
        where id is not null
        select new Story(id, inOrder);

    /// <summary>The first push.</summary>
    public Push First => Pushes[0];

    /// <summary>The last push.</summary>
    public Push Last => Pushes[^1];

    /// <summary>Each status that was told, with the push that told it; what stayed is told once.</summary>
    public IReadOnlyList<(string Status, Push Push)> Course
    {
        get
        {
            var course = new List<(string Status, Push Push)>();
            foreach (var push in Pushes)
            {
                if (push.Value.Text("status") is { } status && (course.Count == 0 || course[^1].Status != status))
                    course.Add((status, push));
            }

            return course;
        }
    }

    /// <summary>Whether it was ever said to be so.</summary>
    public bool Was(string status) => Pushes.Any(push => push.Value.Text("status") == status);

    /// <summary>A field as it was told last; null where it never was.</summary>
    public JsonElement? Field(string name) => Pushes.Reverse().Select(push => push.Value.Field(name)).FirstOrDefault(value => value is { ValueKind: not JsonValueKind.Null });

    /// <summary>A text field as it was told last; null where it never was.</summary>
    public string? Text(string name) => Field(name)?.Text();

    /// <summary>Whether its driver holds this Token.</summary>
    public bool IsOf(string? uid, string? type) =>
        Field("cdr_token") is { } token && Same(token.Text("uid"), uid) && (type is null || Same(token.Text("type"), type));

    /// <summary>Whether two ids are one: CiStrings do not tell capitals from small letters (types, CiString).</summary>
    public static bool Same(string? one, string? other) => one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static List<Push> InOrder(IReadOnlyList<Push> pushes)
    {
        var (inOrder, newest) = (new List<Push>(), DateTimeOffset.MinValue);
        foreach (var push in pushes)
        {
            if (push.Updated is { } updated && updated < newest)
                continue;
            newest = push.Updated ?? newest;
            inOrder.Add(push);
        }

        return inOrder;
    }
}
