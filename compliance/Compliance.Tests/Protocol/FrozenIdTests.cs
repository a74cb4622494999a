using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Protocol;

/// <summary>
/// Scenarios, lists of known failures and other people's reports name operations and requirements by their ids, and a report of last year is
/// compared with one of today: an id is never renamed, and never given to something else. New ones are added at the end.
/// </summary>
[Category("unit")]
public sealed class FrozenIdTests
{
    private static readonly Edition Edition = Edition.Load221();

    private static readonly string[] Operations =
    [
        "versions.symmetric.list",
        "versions.symmetric.get",
        "credentials.symmetric.get",
        "credentials.symmetric.post",
        "credentials.symmetric.put",
        "credentials.symmetric.delete",
        "locations.sender.list",
        "locations.sender.get",
        "locations.sender.get.evse",
        "locations.sender.get.connector",
        "locations.receiver.get",
        "locations.receiver.get.evse",
        "locations.receiver.get.connector",
        "locations.receiver.put",
        "locations.receiver.put.evse",
        "locations.receiver.put.connector",
        "locations.receiver.patch",
        "locations.receiver.patch.evse",
        "locations.receiver.patch.connector",
        "sessions.sender.list",
        "sessions.sender.put.charging_preferences",
        "sessions.receiver.get",
        "sessions.receiver.put",
        "sessions.receiver.patch",
        "cdrs.sender.list",
        "cdrs.receiver.get",
        "cdrs.receiver.post",
        "tariffs.sender.list",
        "tariffs.receiver.get",
        "tariffs.receiver.put",
        "tariffs.receiver.delete",
        "tokens.receiver.get",
        "tokens.receiver.put",
        "tokens.receiver.patch",
        "tokens.sender.list",
        "tokens.sender.post.authorize",
        "commands.receiver.post.cancel_reservation",
        "commands.receiver.post.reserve_now",
        "commands.receiver.post.start_session",
        "commands.receiver.post.stop_session",
        "commands.receiver.post.unlock_connector",
        "commands.sender.post.result",
        "chargingprofiles.receiver.get",
        "chargingprofiles.receiver.put",
        "chargingprofiles.receiver.delete",
        "chargingprofiles.sender.post.result",
        "chargingprofiles.sender.put.active_profile",
        "hubclientinfo.receiver.get",
        "hubclientinfo.receiver.put",
        "hubclientinfo.sender.list",
    ];

    // The numbers of a module run without a gap: a rule that fell away keeps its id and says so.
    private static readonly (string Prefix, int Count)[] Requirements =
    [
        ("TRN", 77),
        ("STA", 19),
        ("TYP", 12),
        ("TRM", 7),
        ("VER", 18),
        ("CRE", 39),
        ("LOC", 63),
        ("SES", 41),
        ("CDR", 42),
        ("TAR", 37),
        ("TOK", 35),
        ("CMD", 48),
        ("CHP", 31),
        ("HCI", 12),
    ];

    [Test]
    public void The_ids_of_operations_stay() => Assert.That(Edition.Operations.Select(o => o.Id), Is.EqualTo(Operations));

    [Test]
    public void The_ids_of_requirements_stay()
    {
        var frozen = Requirements.SelectMany(r => Enumerable.Range(1, r.Count).Select(n => $"{r.Prefix}-{n:00}"));
        Assert.That(Edition.Requirements.Select(r => r.Id), Is.EquivalentTo(frozen));
    }
}
