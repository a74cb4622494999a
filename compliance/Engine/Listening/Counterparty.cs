using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Listening.Access;
using OcpiKit.Engine.Listening.Answering;
using OcpiKit.Engine.Listening.Http;
using OcpiKit.Engine.Listening.Outward;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.TestData;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>A party of OCPI that listens: it is what the target has for a partner.</summary>
public sealed class Counterparty : ICounterparty
{
    private readonly CounterpartyOptions _options;
    private readonly Address _address;
    private readonly Door _door;
    private readonly Router _router;
    private readonly Conduct _conduct = new();
    private readonly Errands _errands;
    private readonly CredentialsDesk _credentials;
    private readonly RestWire? _ownWire;
    private readonly Listener _listener;
    private readonly Store _own = new();
    private bool _ended;

    private Counterparty(CounterpartyOptions options, TimeProvider time, Listener listener, TaskCompletionSource<Reception> ready)
    {
        (_options, _listener) = (options, listener);
        _address = new(options.PublicUrl ?? listener.Address, options.Edition.Version);
        _door = new(options.Token, options.RegistrationToken);
        _router = new(options.Edition, options.Role, _address);
        _ownWire = options.Wire is null ? new RestWire(Transport.Create(options.Limits), options.Limits, time) : null;
        _errands = new(options.Edition.Dialect, options.Party, options.Wire ?? _ownWire!);
        Data = MadeUp.Of(options.Party, options.Partners is [var partner, ..] ? partner : null, options.Seed);
        foreach (var (module, key, value) in Data.Objects)
            _own.Keep(module, key, value);
        var pushed = new Store();
        _credentials = new(_door, new(options.Edition, options.Role, _errands), Own, Enter);
        var desks = new Desks(
            new(options.Edition, options.Role, _address), _credentials, new(_own, options.PageSize), new(options.Edition.Schemas, pushed, MayOwn),
            new(pushed, _address, MayOwn), new(_own), new(options.Edition, _own, options.TellsResults ? _errands : null, time));
        ready.SetResult(new(
            new(listener.Address, options.PublicUrl, time), _router, _door, new(options.Edition, desks.For), _conduct, new(options.Party, time), Inbox, _errands, time));
    }

    /// <inheritdoc/>
    public Uri Versions => _address.Versions;

    /// <summary>Where it listens on this machine.</summary>
    public Uri Listening => _listener.Address;

    /// <inheritdoc/>
    public string Token => _door.Newest;

    /// <summary>The token with which the target may register (TOKEN_A). A secret.</summary>
    public string RegistrationToken => _door.RegistrationToken;

    /// <inheritdoc/>
    public string Role => _options.Role;

    /// <inheritdoc/>
    public PartyName Party => _options.Party;

    /// <inheritdoc/>
    public Inbox Inbox { get; } = new();

    /// <inheritdoc/>
    public Registration? Registered { get; private set; }

    /// <summary>What it has made up.</summary>
    public MadeUp Data { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="options">Who it is, and where it listens.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Gives up starting.</param>
    /// <exception cref="ListeningException">It cannot listen there.</exception>
    /// <exception cref="ArgumentException">The kit plays no such role.</exception>
    public static async Task<Counterparty> StartAsync(CounterpartyOptions options, TimeProvider time, CancellationToken stop)
    {
        _ = Interfaces.Of(options.Role);
        // The URLs of the party depend on the port, which is known only once it listens.
        var ready = new TaskCompletionSource<Reception>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listener = await Listener.StartAsync(options.Listen, options.Certificate, async context => await (await ready.Task).TakeAsync(context), stop);
        return new(options, time, listener, ready);
    }

    /// <inheritdoc/>
    public JsonElement Credentials(bool fresh) => JsonSerializer.SerializeToElement(Own(fresh ? _door.Another() : _door.Newest));

    /// <inheritdoc/>
    public string Invite() => _door.Invite();

    /// <inheritdoc/>
    public Uri ResponseUrl(string forCase, Operation? asked = null) => _address.Result(_router.Results.Make(forCase, asked));

    /// <inheritdoc/>
    public Uri Details => _address.Details;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonElement> Belongings => Data.Belongings;

    /// <inheritdoc/>
    public void Owns(Operation sent, JsonElement body)
    {
        // Whole objects alone: a part of a Location is no object of a list.
        if (sent is not { Interface: Interface.Receiver, Module: "tokens" or "tariffs" or "locations" or "sessions" or "cdrs", Method: "PUT" or "POST" } || sent.Id.Count(letter => letter == '.') != 2)
            return;
        if (JsonNode.Parse(body.GetRawText()) is JsonObject item && (item["id"] ?? item["uid"]) is { } id)
            _own.Keep(sent.Module, sent.Module == "tokens" ? $"{id}/{item["type"]}" : $"{id}", item);
    }

    /// <inheritdoc/>
    public void Behave(IReadOnlyList<Disturbance> disturbances) => _conduct.Behave(disturbances);

    /// <inheritdoc/>
    public void Knows(Offer target, string token)
    {
        _door.Settle();
        Know(target.Versions, target.Details, target.Endpoints, token, target.RawToken, _errands.Partner?.Party ?? (_options.Partners is [var partner, ..] ? partner : null));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Errand> TakeErrands() => _errands.Take();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, true))
            return;
        await _errands.DisposeAsync();
        await _listener.DisposeAsync();
        _credentials.Dispose();
        _ownWire?.Dispose();
    }

    private void Enter(Registration? registration)
    {
        Registered = registration;
        if (registration is null)
            _errands.Partner = null;
        else
            Know(registration.Versions, registration.Details, registration.Endpoints, registration.Token, false, registration.Roles is [var first, ..] ? first.Party : null);
    }

    private void Know(Uri versions, Uri details, IEnumerable<OfferedEndpoint> endpoints, string token, bool raw, PartyName? party) => _errands.Partner = new(
        versions, token, raw, [versions.Authority, details.Authority, .. endpoints.Select(endpoint => endpoint.Url.Authority), .. _options.TrustHosts], party);

    private bool MayOwn(PartyName party)
    {
        var known = _options.Partners.Concat(Registered?.Roles.Select(role => role.Party) ?? []).ToList();
        return known.Count == 0 || known.Exists(other =>
            other.CountryCode.Equals(party.CountryCode, StringComparison.OrdinalIgnoreCase) && other.PartyId.Equals(party.PartyId, StringComparison.OrdinalIgnoreCase));
    }

    private JsonObject Own(string token) => new()
    {
        ["token"] = token,
        ["url"] = Versions.AbsoluteUri,
        ["roles"] = new JsonArray(new JsonObject
        {
            ["role"] = Role,
            ["business_details"] = new JsonObject { ["name"] = $"OcpiKit test {Role}" },
            ["party_id"] = Party.PartyId,
            ["country_code"] = Party.CountryCode,
        }),
    };
}
