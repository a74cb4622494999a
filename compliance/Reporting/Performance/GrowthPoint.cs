namespace OcpiKit.Reporting.Performance;

/// <summary>The servers with a network of one size.</summary>
/// <param name="Locations">How many locations it has.</param>
/// <param name="StartS">How many seconds the CPO takes to make it up and to listen.</param>
/// <param name="Cpo">The CPO under load.</param>
/// <param name="WholeListS">How many seconds one client takes to read all of it, page by page.</param>
/// <param name="PullS">How many seconds the eMSP takes to read and to keep all of it.</param>
/// <param name="EmspMemoryMb">How much memory the eMSP has then.</param>
public sealed record GrowthPoint(int Locations, double StartS, ServerLoad Cpo, double WholeListS, double? PullS, double? EmspMemoryMb);
