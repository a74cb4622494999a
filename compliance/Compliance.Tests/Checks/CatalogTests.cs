using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Checks;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class CatalogTests
{
    private static readonly string[] Frozen =
    [
        "content-type", "json.valid", "json.duplicate-keys", "header.request-id", "header.correlation-id",
        "envelope.object", "envelope.on-errors", "envelope.status-code", "envelope.status-message", "envelope.timestamp",
        "status.custom", "status.known", "status.layers", "routing.not-on-config", "routing.swapped", "routing.form",
        "data.cardinality", "data.unset", "schema", "datetime.length", "string.placeholder", "display-text.markup", "number.decimals",
        "fields.names", "fields.null", "fields.empty-list", "datetime.zoneless", "number.pointed",
        "paging.total-count", "paging.limit-header", "paging.link", "paging.link-host", "paging.filters", "paging.within-limit", "window.from", "window.to",
        "versions.https", "versions.offered", "details.credentials", "details.unique", "details.version",
        "details.credentials-role", "details.dependencies", "details.custom", "details.version-in-url", "transport.tls", "security.internals", "security.token-in-url", "security.echo",
        "location.times", "location.time-zone", "location.country", "location.evse-id", "location.connector-ids",
        "location.energy-mix", "location.closings", "location.images",
        "token.group-id", "token.app-whitelist", "tariff.default", "tariff.step-size", "tariff.free", "tariff.text",
        "cdr.periods", "cdr.session", "cdr.place", "cdr.session-only", "cdr.credit", "cdr.sums", "cdr.unknown-time", "cdr.free-tariff", "cdr.dimensions",
        "tariff.currency", "session.currency", "cdr.currency", "session.assigned", "session.period-energy", "session.times", "session.pending-start", "session.periods",
        "authorize.location",
        "incoming.url", "incoming.method", "incoming.trailing-slash", "incoming.authorization", "incoming.token", "incoming.request-id", "incoming.correlation-id", "incoming.guids",
        "incoming.not-routed", "incoming.routing", "incoming.routing-parties", "incoming.routing-form",
        "incoming.response-url", "incoming.path", "incoming.query", "incoming.url-ids", "incoming.token-type", "incoming.whole-session",
        "incoming.content-type", "incoming.json", "incoming.bare", "incoming.schema", "incoming.last-updated",
        "command.own-token",
        "crawl.total", "crawl.unique", "crawl.ends", "crawl.order",
        "crawl.isolation", "evse.uids", "connector.tariffs", "connector.tariff-kinds", "owner.roles", "paging.own-limit", "paging.steady-total",
        "location.ids", "object.last-updated", "connector.profile-tariffs", "push.only-changes", "evse.in-use", "evse.removal",
        "token.uids", "authorize.offered", "authorize.token", "authorize.whitelist", "pull.not-for-cards",
        "security.cors", "security.server-headers", "registration.calls-back", "registration.looks-first", "registration.fresh-token", "registration.needed-endpoints",
        "requests.request-ids", "requests.correlation-ids", "pull.follows-links",
        "result.once", "result.after-answer", "result.type", "authorize.commanded", "command.supported", "profile.pushed",
        "session.final", "session.course", "session.start", "session.reservation", "session.authorization-reference", "session.patched-periods",
        "session.cdr", "session.references", "preferences.tariff", "session.energy", "push.last-updated", "push.sent-once", "cdr.unchanged",
        "cdr.ids", "cdr.credit-pair", "cdr.replacement", "cdr.auth-method", "cdr.authorization-reference", "tariff.unreferenced", "cdr.price", "cdr.period-split",
    ];

    [Test]
    public void Ids_are_frozen_and_in_the_order_of_reports() => Assert.That(CheckCatalog.Rules.Select(rule => rule.Id), Is.EqualTo(Frozen));

    [Test]
    public void Every_requirement_that_a_rule_names_exists() =>
        Assert.That(CheckCatalog.Rules.SelectMany(rule => rule.Verifies).Where(id => !Exchanges.Edition.Requirements.TryGet(id, out _)), Is.Empty);

    [Test]
    public void Every_rule_is_told_in_a_sentence() =>
        Assert.That(CheckCatalog.Rules.Where(rule => !rule.Title.EndsWith('.') || !char.IsUpper(rule.Title, 0) && rule.Title[0] != '#'), Is.Empty);
}
