namespace OcpiKit.Protocol;

/// <summary>What a party answers in one situation.</summary>
/// <param name="When">The name of the situation, such as <c>success</c> or <c>unknown</c>.</param>
/// <param name="Http">The HTTP status codes that are right.</param>
/// <param name="Status">The OCPI status codes that are right; empty where no envelope is demanded.</param>
/// <param name="Tolerated">Answers that the text leaves room for: not right, not a failure.</param>
/// <param name="Verifies">The requirements behind it.</param>
public sealed record Answer(
    string When, IReadOnlyList<int> Http, IReadOnlyList<int> Status, IReadOnlyList<Tolerance> Tolerated, IReadOnlyList<string> Verifies)
{
    /// <summary>The situation in words.</summary>
    public string Title { get; init; } = "";

    /// <summary>The values of <c>data.result</c> that are right, for answers that have one; empty where any is.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];
}

/// <summary>An answer that is let pass.</summary>
/// <param name="Http">HTTP status codes; empty for any.</param>
/// <param name="Status">OCPI status codes; empty for any or none.</param>
public sealed record Tolerance(IReadOnlyList<int> Http, IReadOnlyList<int> Status);
