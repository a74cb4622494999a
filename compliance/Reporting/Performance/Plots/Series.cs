namespace OcpiKit.Reporting.Performance.Plots;

/// <summary>A line of a picture.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Where it goes.</param>
public sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A row of a picture that shows from where to where something goes.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Half">Half of it is below this.</param>
/// <param name="Most">Nearly all of it is.</param>
/// <param name="Last">All of it is.</param>
public sealed record Spread(string Name, double Half, double Most, double Last);
