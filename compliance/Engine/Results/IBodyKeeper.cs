namespace OcpiKit.Engine.Results;

/// <summary>Takes the bodies of which a result shows only the beginning. They come veiled, as all that is written.</summary>
public interface IBodyKeeper
{
    /// <summary>How many characters it takes of the next body; 0 where its room is used up.</summary>
    /// <param name="found">Whether something was found in that body: such a one is worth more.</param>
    int RoomFor(bool found);

    /// <summary>Keeps a body.</summary>
    /// <param name="exchange">Number of its exchange.</param>
    /// <param name="body">The body, veiled.</param>
    /// <param name="found">Whether something was found in it.</param>
    /// <returns>Where it stands, as a path from the result on; null where it could not be kept.</returns>
    string? Keep(int exchange, LongBody body, bool found);
}

/// <summary>A body, veiled.</summary>
/// <param name="Text">As text.</param>
/// <param name="Cut">Whether it goes on behind this.</param>
/// <param name="Json">Whether what was received is JSON.</param>
public sealed record LongBody(string Text, bool Cut, bool Json);
