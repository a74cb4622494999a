using System.Globalization;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Running;

/// <summary>When the time that the user gives a run is over.</summary>
internal sealed class Deadline(Profile profile, TimeProvider time)
{
    private readonly long _begin = time.GetTimestamp();

    /// <summary>Whether it is over.</summary>
    public bool IsOver => profile.MaxTime is { } most && time.GetElapsedTime(_begin) >= most;

    /// <summary>How much of it is left; null where there is no bound.</summary>
    public TimeSpan? Left => profile.MaxTime is { } most ? most - time.GetElapsedTime(_begin) : null;

    /// <summary>The option that set it, as the user would type it.</summary>
    public string Option => string.Create(CultureInfo.InvariantCulture, $"--max-time {profile.MaxTime?.TotalSeconds:0.#}s");
}
