using OcpiKit.Protocol;

namespace OcpiKit.Engine.Desk;

/// <summary>Which operation gives back objects of a type: its answer is judged by the checks that hold for them.</summary>
internal static class Lending
{
    /// <summary>An operation whose answer holds a list of them, or one alone; null where none gives them back in that way.</summary>
    /// <param name="type">The type.</param>
    /// <param name="edition">The protocol as data.</param>
    /// <param name="list">Whether they come in a list.</param>
    public static Operation? AnswerWith(string type, Edition edition, bool list = true)
    {
        var giving = edition.Operations.Where(operation => operation.Response is { } response && response.Types.Contains(type)).ToList();
        var found = giving.Find(operation => operation.Response!.IsList == list);
        // What is only given back alone has the same form in a list.
        return found ?? (list && giving.Count > 0 ? giving[0] with { Response = giving[0].Response! with { Types = [type], Cardinality = "*" } } : null);
    }
}
