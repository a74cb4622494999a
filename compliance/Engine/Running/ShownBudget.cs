namespace OcpiKit.Engine.Running;

/// <summary>
/// How much of the bodies the evidence of a run keeps: much where something was found, little where all is well, and ever less once the room is used up.
/// A target with many large answers fills neither the memory nor the disk.
/// </summary>
/// <param name="whereWell">How many characters of a body are kept where all is well.</param>
internal sealed class ShownBudget(int whereWell = ShownBudget.WhereWell)
{
    private const int WhereFound = 200_000;
    private const int Always = 500;

    /// <summary>Enough to see what kind of body it was.</summary>
    public const int WhereWell = 4_000;

    /// <summary>Characters for what is long; when they are used up, each body is kept as where all is well.</summary>
    private int _forLong = 6_000_000;

    /// <summary>Characters for all others; when these are used up too, only the beginning of a body is kept.</summary>
    private int _forShort = 3_000_000;

    /// <summary>How many characters of the next body may be kept, and takes them from the room.</summary>
    /// <param name="found">Whether something was found in it.</param>
    /// <param name="bytes">Size of the body.</param>
    public int Take(bool found, int bytes)
    {
        if (found && bytes > whereWell && _forLong > 0)
        {
            _forLong -= Math.Min(bytes, WhereFound);
            return WhereFound;
        }

        if (_forShort <= 0)
            return Always;
        _forShort -= Math.Min(bytes, whereWell);
        return whereWell;
    }
}
