namespace OcpiKit.Engine.Results;

/// <summary>Verdicts as people and files write them.</summary>
public static class VerdictWords
{
    /// <summary>Every verdict, worst first.</summary>
    public static IReadOnlyList<Verdict> WorstFirst { get; } = [.. Enum.GetValues<Verdict>().OrderDescending()];

    /// <summary>The verdict in small letters: <c>pass</c>, <c>not applicable</c>.</summary>
    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.NotApplicable => "not applicable",
        Verdict.Info => "info",
        Verdict.Pass => "pass",
        Verdict.Warn => "warn",
        Verdict.Blocked => "blocked",
        Verdict.Fail => "fail",
        Verdict.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };

    /// <summary>The verdict that this word stands for; null where it stands for none.</summary>
    public static Verdict? FromWord(string word) =>
        WorstFirst.Where(verdict => verdict.Word() == word).Select(verdict => (Verdict?)verdict).FirstOrDefault();
}
