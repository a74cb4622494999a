using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Registration;

/// <summary>
/// The platforms we know, each with the token by which we know it. Of those tokens only digests are kept, and a token that was given up
/// never works again. Changes go to the store first: who was told to be registered is so after a restart too.
/// </summary>
/// <param name="store">Outlives this book.</param>
/// <param name="acceptRawToken">Whether tokens may also come without Base64 (TRN-05).</param>
public sealed class PeerBook(IPeerStore store, bool acceptRawToken) : IPeers, IDisposable
{
    private readonly SemaphoreSlim _changing = new(1);
    private ImmutableList<Entry> _entries = [];

    /// <summary>What became of an attempt to register.</summary>
    public enum Outcome
    {
        /// <summary>It is in the book.</summary>
        Entered,

        /// <summary>The standing it started from is gone: somebody else used the token first.</summary>
        Outdated,

        /// <summary>Another platform registered with one of its parties already.</summary>
        PartyTaken,
    }

    /// <summary>Everybody with whom we finished a registration.</summary>
    public IReadOnlyList<Peer> Registered => [.. _entries.Select(entry => entry.Peer).Where(peer => peer is { Contact: not null, Standing: Standing.Registered })];

    /// <summary>Reads the store, and adds those whose tokens were agreed upon beforehand, unless they were given up since.</summary>
    /// <param name="partners">Tokens of partners that count as registered, and who they are.</param>
    /// <param name="invited">Tokens with which platforms may register.</param>
    /// <param name="stop">Gives up.</param>
    public async Task OpenAsync(IEnumerable<(string Token, PartyKey Party)> partners, IEnumerable<string> invited, CancellationToken stop)
    {
        foreach (var (peer, digest) in await store.ReadAsync(stop))
            _entries = _entries.Add(new Entry(peer, Convert.FromHexString(digest)));

        var agreed = partners.Select(partner => (partner.Token, Standing.Registered, (PartyKey?)partner.Party))
            .Concat(invited.Select(token => (token, Standing.Invited, (PartyKey?)null)));
        foreach (var (token, standing, party) in agreed)
        {
            if (Find(token) is null && !await store.IsSpentAsync(Text(Digest(token)), stop))
                Admit(token, standing, party);
        }
    }

    /// <inheritdoc />
    public Peer? Recognise(string authorization)
    {
        if (!CredentialsToken.TryRead(authorization, out var raw, out var decoded))
            return null;

        return (decoded is null ? null : Find(decoded)) ?? (acceptRawToken ? Find(raw) : null);
    }

    /// <summary>Lets whoever has a new token in, until this server stops.</summary>
    public Peer Admit(string token, Standing standing, PartyKey? agreedParty = null)
    {
        var peer = new Peer(Guid.NewGuid().ToString("N"), standing) { AgreedParty = agreedParty };
        ImmutableInterlocked.Update(ref _entries, entries => entries.Add(new Entry(peer, Digest(token))));
        return peer;
    }

    /// <summary>Registers a peer, or registers it anew: from now on it is known by this token, and its former one is dead.</summary>
    /// <param name="before">The peer as it was recognised.</param>
    /// <param name="contact">What it told of itself.</param>
    /// <param name="token">The token it has to send from now on.</param>
    /// <param name="stop">Gives up.</param>
    public Task<Outcome> RegisterAsync(Peer before, PeerContact contact, string token, CancellationToken stop) => ChangeAsync(
        async () =>
        {
            if (EntryOf(before) is not { } entry)
                return Outcome.Outdated;
            // Two platforms with one party would write into each other's objects (credentials; CRE-35).
            if (Registered.Any(other => other.Id != before.Id && contact.Roles.Any(role => other.Speaks(role.CountryCode, role.PartyId))))
                return Outcome.PartyTaken;

            var after = new Entry(before with { Standing = Standing.Registered, Contact = contact }, Digest(token));
            var spent = CryptographicOperations.FixedTimeEquals(entry.Digest, after.Digest) ? null : Text(entry.Digest);
            await store.SaveAsync(after.Peer, Text(after.Digest), spent, stop);
            ImmutableInterlocked.Update(ref _entries, entries => entries.Replace(entry, after));
            return Outcome.Entered;
        },
        stop);

    /// <summary>Ends the acquaintance: the peer's token is dead. False where that had happened already.</summary>
    public Task<bool> ForgetAsync(Peer peer, CancellationToken stop) => ChangeAsync(
        async () =>
        {
            if (EntryOf(peer) is not { } entry)
                return false;

            await store.DeleteAsync(peer.Id, Text(entry.Digest), stop);
            ImmutableInterlocked.Update(ref _entries, entries => entries.Remove(entry));
            return true;
        },
        stop);

    /// <inheritdoc />
    public void Dispose() => _changing.Dispose();

    private async Task<T> ChangeAsync<T>(Func<Task<T>> change, CancellationToken stop)
    {
        await _changing.WaitAsync(stop);
        try
        {
            return await change();
        }
        finally
        {
            _changing.Release();
        }
    }

    // Every change makes a new Peer: the one that was recognised is in the book only as long as nothing happened to it.
    private Entry? EntryOf(Peer peer) => _entries.Find(entry => ReferenceEquals(entry.Peer, peer));

    // Digests have one length, their comparison takes the same time wherever they differ, and all are compared: a guesser learns nothing.
    private Peer? Find(string token)
    {
        var digest = Digest(token);
        Peer? found = null;
        foreach (var entry in _entries)
        {
            if (CryptographicOperations.FixedTimeEquals(entry.Digest, digest))
                found = entry.Peer;
        }
        return found;
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string Text(byte[] digest) => Convert.ToHexStringLower(digest);

    private sealed record Entry(Peer Peer, byte[] Digest);
}
