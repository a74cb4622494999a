using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Words;

/// <summary>Who asked whom, in words.</summary>
public static class Sides
{
    /// <summary><c>your CPO</c>, <c>your eMSP</c>.</summary>
    public static string Target(string role) => $"your {(role is "EMSP" ? "eMSP" : Visible.Line(role, 20))}";

    /// <summary><c>your CPO → us</c>, <c>we → your CPO</c>.</summary>
    public static string Of(Direction direction, string role) => direction == Direction.FromSubject ? $"{Target(role)} → us" : $"we → {Target(role)}";

    /// <summary>Over the request: <c>We asked your CPO</c>, <c>Your CPO called us</c>.</summary>
    public static string Asker(Direction direction, string role) => direction == Direction.FromSubject ? $"{Sentence.Begun(Target(role))} called us" : $"We asked {Target(role)}";

    /// <summary>Over the answer: <c>Your CPO answered</c>, <c>We answered</c>.</summary>
    public static string Answerer(Direction direction, string role) => direction == Direction.FromSubject ? "We answered" : $"{Sentence.Begun(Target(role))} answered";

    /// <summary>An exchange as the place of a finding: <c>exchange 12, GET /path</c>, <c>exchange 13, your CPO's PUT /path</c>.</summary>
    public static string Place(ExchangeRecord exchange, string role) =>
        $"exchange {exchange.Number}, {(exchange.Direction == Direction.FromSubject ? $"{Target(role)}'s " : "")}{exchange.Method} {Visible.Line(PathOf(exchange.Url), 120)}";

    private static string PathOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var whole) ? whole.PathAndQuery : url;
}
