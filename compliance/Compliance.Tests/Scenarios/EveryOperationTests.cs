using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Scenarios;

/// <summary>The scenarios that are shipped leave no operation of the protocol out, in the direction in which it can be seen.</summary>
[Category("unit")]
public sealed class EveryOperationTests
{
    /// <summary>Only a hub has it, and no hub is tested.</summary>
    private const string OfHubs = "hubclientinfo.sender.list";

    // What the target calls at us, in each of its roles (terminology, typical implementations per role).
    private static readonly string[] CpoPushes =
    [
        "locations.receiver.patch.evse", "locations.receiver.put", "sessions.receiver.put", "sessions.receiver.patch", "cdrs.receiver.post", "tariffs.receiver.put", "tariffs.receiver.delete",
        "tokens.sender.list", "tokens.sender.post.authorize", "commands.sender.post.result", "chargingprofiles.sender.post.result", "chargingprofiles.sender.put.active_profile",
    ];

    private static readonly string[] EmspAsks =
    [
        "locations.sender.list", "sessions.sender.list", "cdrs.sender.list", "tariffs.sender.list", "tokens.receiver.put", "tokens.receiver.patch", "sessions.sender.put.charging_preferences",
        "commands.receiver.post.start_session", "commands.receiver.post.stop_session", "commands.receiver.post.reserve_now", "commands.receiver.post.cancel_reservation",
        "commands.receiver.post.unlock_connector", "chargingprofiles.receiver.get", "chargingprofiles.receiver.put", "chargingprofiles.receiver.delete",
    ];

    private static readonly IReadOnlyList<Scenario> Scenarios =
        new ScenarioLoader(Protocol221.Edition).LoadFolder(Path.Combine(AppContext.BaseDirectory, "scenarios")).Scenarios;

    private static IEnumerable<string> Tested => Protocol221.Edition.Operations.Select(operation => operation.Id).Except([OfHubs]);

    [Test]
    public void Each_is_called_as_it_should_be() => Assert.That(Tested.Except(Called(Intent.Regular)), Is.Empty);

    [Test]
    public void Each_is_called_wrongly_too() => Assert.That(Tested.Except(Called(Intent.Negative).Concat(Called(Intent.Stray))), Is.Empty);

    [Test]
    public void Each_that_a_CPO_calls_is_waited_for() => Assert.That(CpoPushes.Except(Awaited("CPO")), Is.Empty);

    [Test]
    public void Each_that_an_eMSP_calls_is_waited_for() => Assert.That(EmspAsks.Except(Awaited("EMSP")), Is.Empty);

    private static IEnumerable<string> Called(Intent intent) =>
        from scenario in Scenarios
        from call in scenario.Steps.OfType<CallStep>()
        where call.Intent == intent
        select call.Operation.Id;

    private static IEnumerable<string> Awaited(string role) =>
        from scenario in Scenarios
        where scenario.Role == role
        from wait in scenario.Steps.OfType<AwaitStep>()
        from operation in wait.Operations
        select operation.Id;
}
