using System.Text.Json;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Stations;

/// <summary>
/// Decides whether somebody who holds a token before a reader may charge: by the token as its eMSP sent it, or by asking the eMSP, as the
/// token wants it (mod_tokens, WhitelistType).
/// </summary>
internal sealed class Doorkeeper(IObjectStore store, PeerBook peers, PeerClient client, CpoOptions options)
{
    private static readonly Admission Unknown = Admission.Denied("No eMSP knows this token.");

    /// <summary>Decides.</summary>
    /// <param name="uid">What the reader read.</param>
    /// <param name="type">The kind of token.</param>
    /// <param name="locationId">Where.</param>
    /// <param name="evseUid">At which EVSE.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Admission> DecideAsync(string uid, TokenType type, string locationId, string evseUid, CancellationToken stop)
    {
        var place = new LocationReferences(locationId, [evseUid]);
        if (await FindAsync(uid, type, stop) is not { } token)
            return await AskEverybodyAsync(uid, type, place, stop);

        return token.Whitelist switch
        {
            // No need to ask, and no wish to be asked (TOK-33); with ALLOWED the choice is ours.
            WhitelistType.Always or WhitelistType.Allowed => ByList(token),
            // The eMSP first, and the list where it cannot be reached (TOK-34).
            WhitelistType.AllowedOffline => await AskAsync(OwnerOf(token), token.Uid, token.Type, place, stop) ?? ByList(token),
            // Always the eMSP, even where we know that the token is not valid (TOK-32, TOK-35).
            _ => await AskAsync(OwnerOf(token), token.Uid, token.Type, place, stop) ?? Admission.Denied("Its eMSP has to be asked, and cannot be reached."),
        };
    }

    /// <summary>Decides where there is no network, so that nobody can be asked: by the list alone, and not for a token that is always to be asked for (TOK-35).</summary>
    public async Task<Admission> DecideOfflineAsync(string uid, TokenType type, CancellationToken stop) => await FindAsync(uid, type, stop) switch
    {
        null => Unknown,
        { Whitelist: WhitelistType.Never } => Admission.Denied("Its eMSP has to be asked, and cannot be reached."),
        var token => ByList(token),
    };

    private static Admission ByList(Token token) => token.Valid
        ? new Admission(DriverOf(token), AuthMethod.Whitelist, null, "The token is on the list.")
        : Admission.Denied("The token is on the list as not valid.");

    // A token that nobody told us of may be new: each eMSP is asked until one knows it.
    private async Task<Admission> AskEverybodyAsync(string uid, TokenType type, LocationReferences place, CancellationToken stop)
    {
        var said = Unknown;
        foreach (var peer in peers.Registered)
        {
            if (await AskAsync(peer, uid, type, place, stop) is not { } answer || answer == Unknown)
                continue;
            if (answer.Driver is not null)
                return answer;
            said = answer;
        }
        return said;
    }

    /// <summary>Asks an eMSP; null where it has no answer.</summary>
    private async Task<Admission?> AskAsync(Peer? peer, string uid, TokenType type, LocationReferences place, CancellationToken stop)
    {
        var typeName = JsonNamingPolicy.SnakeCaseUpper.ConvertName(type.ToString());
        var url = peer?.Contact?.UrlOf("tokens", InterfaceRole.Sender, $"/{Uri.EscapeDataString(uid)}/authorize?type={typeName}");
        if (peer?.Contact is not { } contact || url is null)
            return null;

        var role = contact.Roles[0];
        var request = new PeerRequest(HttpMethod.Post, url, contact.Token)
        {
            Body = place,
            Route = new Route(new PartyKey(options.CountryCode, options.PartyId), new PartyKey(role.CountryCode, role.PartyId)),
        };
        try
        {
            var answer = await client.SendAsync(request, stop);
            if (!answer.IsSuccess)
                return answer.HttpStatus is 404 || answer.StatusCode is StatusCode.UnknownToken ? Unknown : null;
            var info = answer.DataAs<AuthorizationInfo>();
            return info.Allowed is AllowedType.Allowed && peer.Speaks(info.Token.CountryCode, info.Token.PartyId)
                ? new Admission(DriverOf(info.Token), AuthMethod.AuthRequest, info.AuthorizationReference, "Its eMSP lets the token in.")
                : Admission.Denied($"Its eMSP says {JsonNamingPolicy.SnakeCaseUpper.ConvertName(info.Allowed.ToString())}.");
        }
        catch (PeerException)
        {
            return null;
        }
    }

    private async Task<Token?> FindAsync(string uid, TokenType type, CancellationToken stop)
    {
        foreach (var party in peers.Registered.SelectMany(peer => peer.Parties).Append(options.Partner).Distinct())
        {
            if (await store.FindAsync(TokenKeys.Of(party, uid, type), stop) is { } json)
                return JsonSerializer.Deserialize<Token>(json, OcpiJson.Options);
        }
        return null;
    }

    private Peer? OwnerOf(Token token) => peers.Registered.FirstOrDefault(peer => peer.Speaks(token.CountryCode, token.PartyId));

    private static CdrToken DriverOf(Token token) => new(token.CountryCode, token.PartyId, token.Uid, token.Type, token.ContractId);
}
