using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Playing;
using OcpiKit.Learning.Progress;
using OcpiKit.Protocol;

namespace OcpiKit.Learning.Web;

/// <summary>What is taught on the pages, and how.</summary>
/// <param name="Set">The lessons, and the pages to look things up.</param>
/// <param name="Player">Plays them.</param>
/// <param name="Edition">Knows what the specification demands.</param>
/// <param name="File">Remembers how far the learner came; the terminal reads the same.</param>
/// <param name="Time">The clock.</param>
public sealed record Course(LessonSet Set, LessonPlayer Player, Edition Edition, ProgressFile File, TimeProvider Time);
