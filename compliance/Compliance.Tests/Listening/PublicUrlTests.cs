using OcpiKit.Compliance.Tests.Running;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Wire;

namespace OcpiKit.Compliance.Tests.Listening;

[TestFixture, Category("integration")]
internal sealed class PublicUrlTests
{
    [Test]
    public async Task A_party_that_is_found_under_its_URL_keeps_nothing_of_the_call()
    {
        await using var caller = await Caller.OfAsync("EMSP");
        using var wire = new RestWire(Transport.Create(Limits.Default), Limits.Default, TimeProvider.System);

        Assert.That(await new PublicUrl(wire, Protocol221.Edition.Dialect).WhyUnreachableAsync(caller.Party, default), Is.Null);
        Assert.That(caller.Party.Inbox.Take(), Is.Empty);
    }

    [Test]
    public async Task Where_nothing_listens_that_is_the_reason()
    {
        await using var caller = await Caller.OfAsync("EMSP", options => options with { PublicUrl = new("http://127.0.0.1:1/ocpi") });
        using var wire = new RestWire(Transport.Create(Limits.Default), Limits.Default, TimeProvider.System);

        Assert.That(await new PublicUrl(wire, Protocol221.Edition.Dialect).WhyUnreachableAsync(caller.Party, default), Does.Contain("nothing listens at 127.0.0.1 port 1"));
    }

    [Test]
    public async Task Another_program_that_answers_there_is_seen_as_one()
    {
        await using var caller = await Caller.OfAsync("EMSP", options => options with { PublicUrl = new("http://localhost/") });

        Assert.That(await new PublicUrl(new ScriptedTarget(), Protocol221.Edition.Dialect).WhyUnreachableAsync(caller.Party, default), Is.EqualTo("another program answers there"));
    }

    [Test]
    public async Task What_stands_between_and_refuses_is_told_with_its_status()
    {
        await using var caller = await Caller.OfAsync("EMSP", options => options with { PublicUrl = new("http://localhost/") });

        Assert.That(await new PublicUrl(new ScriptedTarget().Raw("/versions", 502, "<html>"), Protocol221.Edition.Dialect).WhyUnreachableAsync(caller.Party, default), Is.EqualTo("HTTP 502 comes back"));
    }
}
