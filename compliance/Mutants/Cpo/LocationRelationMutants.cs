using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in how the parts of a Location fit each other, and other objects.</summary>
internal static class LocationRelationMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("evse.newer", "An EVSE is newer than its Location.", "location.times", [],
            Tamper.Evses(evse => evse["last_updated"] = "2026-01-01T00:00:00Z")) { Rows = ["LOC-10"] },

        new("connector.newer", "A Connector is newer than its EVSE.", "location.times", [],
            Tamper.Connectors(connector => connector["last_updated"] = "2026-01-01T00:00:00Z")) { Rows = ["LOC-10"] },

        new("connector.same-id", "Two Connectors of an EVSE have the same id.", "location.connector-ids", [],
            Tamper.Evses(evse => evse["connectors"]!.AsArray().Add(evse["connectors"]![0]!.DeepClone()))) { Rows = ["LOC-48"] },

        new("evse.same-uid", "EVSEs of different Locations have the same uid.", "evse.uids", ["cpo.*.single/*"],
            Tamper.Evses(evse => evse["uid"] = $"EVSE-{evse["uid"]!.GetValue<string>().Split('-')[^1]}")) { Rows = ["LOC-44"] },

        new("connector.lost-tariff", "A Connector names a Tariff that does not exist.", "connector.tariffs", [],
            Tamper.Connectors(connector => connector["tariff_ids"] = new JsonArray("NO-SUCH-TARIFF"))) { Rows = ["LOC-51"] },

        new("connector.two-regular-tariffs", "A Connector has two regular Tariffs at the same time.", "connector.tariff-kinds", ["connector.profile-tariffs"],
            Tamper.Connectors(connector => connector["tariff_ids"] = new JsonArray("DE-AC", "DE-AC-NIGHT"))) { Rows = ["LOC-49"] },

        new("location.strange-owner", "Locations belong to a party that the credentials do not name.", "owner.roles", ["connector.tariffs"],
            Tamper.Locations(location => location["party_id"] = "XXX")) { Rows = ["TRN-39"] },

        new("location.differs-alone", "A Location has another name alone than in the list.", "cpo.locations.single/*", [],
            Tamper.Answers(answer =>
            {
                if (answer.IsOneLocation)
                    answer.Data!["name"] = "Somewhere else";
            })) { Rows = ["LOC-16"] },
    ];
}
