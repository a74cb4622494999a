using OcpiKit.Engine.Checks.Incoming.Access;
using OcpiKit.Engine.Checks.Incoming.Bodies;
using OcpiKit.Engine.Checks.Incoming.Ids;
using OcpiKit.Engine.Checks.Incoming.Routing;
using OcpiKit.Engine.Checks.Incoming.Urls;
using OcpiKit.Engine.Checks.Relations;
using OcpiKit.Engine.Checks.Relations.Billing;
using OcpiKit.Engine.Checks.Relations.Incoming;
using OcpiKit.Engine.Checks.Relations.Places;
using OcpiKit.Engine.Checks.Relations.Registration;
using OcpiKit.Engine.Checks.Relations.Security;
using OcpiKit.Engine.Checks.Relations.Sessions;
using OcpiKit.Engine.Checks.Relations.Tokens;
using OcpiKit.Engine.Checks.Standing.Cdrs;
using OcpiKit.Engine.Checks.Standing.Envelope;
using OcpiKit.Engine.Checks.Standing.Locations;
using OcpiKit.Engine.Checks.Standing.Paging;
using OcpiKit.Engine.Checks.Standing.Routing;
using OcpiKit.Engine.Checks.Standing.Security;
using OcpiKit.Engine.Checks.Standing.Sessions;
using OcpiKit.Engine.Checks.Standing.Status;
using OcpiKit.Engine.Checks.Standing.Tariffs;
using OcpiKit.Engine.Checks.Standing.Tokens;
using OcpiKit.Engine.Checks.Standing.Transport;
using OcpiKit.Engine.Checks.Standing.Values;
using OcpiKit.Engine.Checks.Standing.Variants;
using OcpiKit.Engine.Checks.Standing.Versions;
using OcpiKit.Engine.Evidence;
using TimeZone = OcpiKit.Engine.Checks.Standing.Locations.TimeZone;

namespace OcpiKit.Engine.Checks;

/// <summary>Every check that the kit applies by itself, in the order of reports.</summary>
public static class CheckCatalog
{
    // Rules about objects hold whoever sends them in whatever direction.
    private static readonly IReadOnlyList<ICheck<Exchange>> Objects =
    [
        new Times(), new TimeZone(), new Country(), new EvseId(), new ConnectorIds(), new EnergyMix(), new Closings(), new Images(),
        new GroupId(), new AppWhitelist(),
        new TariffDefault(), new StepSize(), new TariffFree(), new TariffText(),
        new CdrPeriods(), new CdrSession(), new CdrPlace(), new CdrSessionOnly(), new CdrCredit(), new CdrSums(), new CdrUnknownTime(), new CdrFreeTariff(), new CdrDimensions(),
        new TariffCurrency(), new SessionCurrency(), new CdrCurrency(), new Unassigned(), new PeriodEnergy(), new SessionTimes(), new PendingStart(), new SomePeriods(),
    ];

    private static readonly IReadOnlyList<ICheck<Exchange>> Values =
    [
        new DateTimeLength(), new Placeholder(), new Markup(), new Decimals(), new FieldNames(), new Nulls(), new EmptyLists(), new ZonelessTimes(), new PointedIntegers(),
    ];

    /// <summary>Judged on every object, wherever it comes from.</summary>
    public static IReadOnlyList<ICheck<Exchange>> OfObjects { get; } = [new DuplicateKeys(), new SchemaCheck(), .. Values, .. Objects];

    /// <summary>Judged on every envelope, wherever it comes from.</summary>
    public static IReadOnlyList<ICheck<Exchange>> OfEnvelopes { get; } =
        [new ValidJson(), new EnvelopeObject(), new StatusCodeForm(), new StatusMessage(), new Timestamp(), new CustomStatus(), new KnownStatus(), new DataCardinality()];

    /// <summary>Judged on every answer.</summary>
    public static IReadOnlyList<ICheck<Exchange>> Standing { get; } =
    [
        new ContentType(), new ValidJson(), new DuplicateKeys(), new RequestId(), new CorrelationId(),
        new EnvelopeObject(), new EnvelopeOnErrors(), new StatusCodeForm(), new StatusMessage(), new Timestamp(),
        new CustomStatus(), new KnownStatus(), new StatusLayers(),
        new NotOnConfiguration(), new Swapped(), new RoutingForm(),
        new DataCardinality(), new UnaskedData(), new SchemaCheck(), .. Values,
        new TotalCount(), new LimitHeader(), new LinkHeader(), new LinkHost(), new KeptFilters(), new WithinLimit(), new WindowFrom(), new WindowTo(),
        new Https(), new VersionsOffered(), new DetailsCredentials(), new DetailsUnique(), new DetailsVersion(),
        new DetailsCredentialsRole(), new DetailsDependencies(), new DetailsCustom(), new VersionInUrl(),
        new Tls(), new Internals(), new TokensInUrls(), new Echo(),
        .. Objects,
        new AuthorizedPlace(),
    ];

    /// <summary>Judged on every call that came in.</summary>
    public static IReadOnlyList<ICheck<Exchange>> Incoming { get; } =
    [
        new KnownAddress(), new KnownMethod(), new TrailingSlash(), new Authorization(), new RightToken(), new RequestIdGiven(), new CorrelationIdGiven(), new Guids(),
        new CallNotRouted(), new CallRouted(), new CallParties(), new CallRoutingForm(), new TokensInUrls(),
        new KnownResponseUrl(), new PathParameters(), new QueryParameters(), new UrlIds(), new UrlTokenType(), new WholeSession(),
        new BodyType(), new BodyJson(), new DuplicateKeys(), new Bare(), new BodySchema(), new PatchStamp(), .. Values, .. Objects,
        new OwnToken(),
    ];

    /// <summary>Judged on all that a scenario saw.</summary>
    public static IReadOnlyList<ICheck<Trace>> Relations { get; } =
    [
        new CrawlTotal(), new CrawlUnique(), new CrawlEnds(), new CrawlOrder(),
        new Isolation(), new EvseUids(), new ConnectorTariffs(), new ConnectorTariffKinds(), new OwnerRoles(), new OwnLimit(), new SteadyTotal(),
        new LocationIds(), new Movement(), new ConnectorProfiles(), new PatchChanges(), new EvseInUse(), new Removal(),
        new TokenUids(), new AuthorizeOffered(), new AuthorizedToken(), new Whitelists(), new PullsForCards(),
        new OpenToPages(), new SoftwareNames(),
        new CallsBack(), new LooksFirst(), new FreshTokens(), new NeededEndpoints(),
        new OwnRequestIds(), new OwnCorrelationIds(), new FollowedLinks(),
        new ResultOnce(), new ResultAfterAnswer(), new ResultType(), new CommandedTokens(), new UnsupportedCommands(), new ProfilePushes(),
        new SessionFinal(), new SessionCourse(), new SessionStart(), new ReservedSessions(), new References(), new PatchedPeriods(),
        new SessionBill(), new SessionReferences(), new PreferredTariff(), new SessionEnergy(), new PushOrder(), new SentOnce(), new CdrUnchanged(),
        new BillIds(), new CreditPairs(), new Replacements(), new LastMethod(), new BillReferences(), new DeletedTariffs(), new Prices(), new PeriodSplits(),
    ];

    /// <summary>The rules of all of them.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        .. Standing.Select(check => check.Rule), .. Incoming.Select(check => check.Rule).ExceptBy(Standing.Select(check => check.Rule.Id), rule => rule.Id), .. Relations.Select(check => check.Rule),
    ];
}
