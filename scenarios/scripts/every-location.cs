#!/usr/bin/env -S dotnet run
// A scenario that is written in C#, for what a file of steps should not say: it goes through a list and asks for each thing in it.
//
//   dotnet run scenarios/scripts/every-location.cs                            against the reference servers
//   dotnet run scenarios/scripts/every-location.cs -- URL --token TOKEN       against yours; all options of ./run.sh compliance hold
//   ./run.sh compliance URL --token TOKEN --script scenarios/scripts/every-location.cs    among ours, in one report
#:project ../../compliance/Cli/Cli.csproj
#:property PublishAot=false

using OcpiKit.Cli.Scripting;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scripting;

return await Script.RunAsync(args, new ScriptedScenario("cpo.locations.every-one", "Each location of the list is found by its id, and is the same there")
{
    Why = """
        An app shows the list, and asks for the one location that a driver touches. Where the two differ, the driver reads another price or finds
        another plug than the map promised.
        """,
    Plays = async stage =>
    {
        var list = await stage.CallAsync("locations.sender.list", new { limit = 10 });
        foreach (var location in list.Items.Take(10))
        {
            // Every answer is judged by itself: its form, its headers, its schema. Only what is special is said here.
            var one = await stage.CallAsync("locations.sender.get", new { location_id = location.Text("id") });
            stage.Expect(
                "same-id", "A location of the list is found by its id", one.Data?.Text("id") == location.Text("id"),
                on: one, wanted: location.Text("id"), received: one.Data?.Text("id"), at: "/data/id", verifies: ["LOC-13"]);
            stage.Expect(
                "same-stamp", "A location is as old where it is asked for alone as it is in the list", one.Data?.Text("last_updated") == location.Text("last_updated"),
                on: one, wanted: location.Text("last_updated"), received: one.Data?.Text("last_updated"), at: "/data/last_updated");
        }
    },
});
