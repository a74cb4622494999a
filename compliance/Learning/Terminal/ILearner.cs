namespace OcpiKit.Learning.Terminal;

/// <summary>Whoever sits before the terminal.</summary>
public interface ILearner
{
    /// <summary>Whether anybody is there to answer.</summary>
    bool IsThere { get; }

    /// <summary>What is answered, without white space around it; null where no more comes.</summary>
    /// <param name="prompt">What stands before the cursor.</param>
    string? Answer(string prompt);
}
