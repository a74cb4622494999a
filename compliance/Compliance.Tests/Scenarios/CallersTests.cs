using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Scenarios;

[TestFixture, Category("unit")]
internal sealed class CallersTests
{
    private static IEnumerable<Operation> OfModules => Protocol221.Edition.Operations.Where(operation => operation.Interface != Interface.Symmetric && operation.Module != "hubclientinfo");

    [Test]
    public void What_a_CPO_does_not_call_an_eMSP_does_and_the_other_way_round() =>
        Assert.That(OfModules.Where(operation => Callers.Calls("CPO", operation) == Callers.Calls("EMSP", operation)), Is.Empty);

    [TestCase("CPO", "locations.receiver.put")]
    [TestCase("CPO", "tokens.sender.post.authorize")]
    [TestCase("CPO", "commands.sender.post.result")]
    [TestCase("EMSP", "locations.sender.list")]
    [TestCase("EMSP", "tokens.receiver.put")]
    [TestCase("EMSP", "chargingprofiles.receiver.put")]
    public void Who_is_sent_what_it_does_not_own_is_called_for_it(string role, string operation) =>
        Assert.That(Callers.Calls(role, Protocol221.Edition.Operations[operation]), Is.True);

    [Test]
    public void Every_platform_registers_and_nothing_else_is_called_by_all() =>
        Assert.That(OfModules.Where(operation => Callers.Calls("BOTH", operation)), Is.Empty);
}
