using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Registration;

/// <summary>
/// The platforms we know, each with the token by which we know it. Of those tokens only digests are kept, and a token that was given up
/// never works again. Changes go to the store first: who was told to be registered is so after a restart too. Where other instances
/// change the store as well, the book is read anew when it is asked for somebody it does not know, and every now and then
/// (<see cref="PeerWatch"/>).
/// </summary>
/// <param name="store">Outlives this book.</param>
/// <param name="acceptRawToken">Whether tokens may also come without Base64 (TRN-05).</param>
public sealed class PeerBook(IPeerStore store, bool acceptRawToken) : IPeers, IDisposable
{
    private readonly SemaphoreSlim _changing = new(1);
    private ImmutableList<Entry> _entries = [];
    private long _revision = -1;

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

    /// <summary>Whether other instances write into the store of this book.</summary>
    internal bool IsShared => store.IsShared;

    /// <summary>Everybody with whom we finished a registration.</summary>
    public IReadOnlyList<Peer> Registered => [.. _entries.Select(entry => entry.Peer).Where(peer => peer is { Contact: not null, Standing: Standing.Registered })];

    /// <summary>Reads the store, and adds those whose tokens were agreed upon beforehand, unless they were given up since.</summary>
    /// <param name="partners">Tokens of partners that count as registered, and who they are.</param>
    /// <param name="invited">Tokens with which platforms may register.</param>
    /// <param name="stop">Gives up.</param>
    public async Task OpenAsync(IEnumerable<(string Token, PartyKey Party)> partners, IEnumerable<string> invited, CancellationToken stop)
    {
        await RefreshAsync(stop);
        var agreed = partners.Select(partner => (partner.Token, Standing.Registered, (PartyKey?)partner.Party))
            .Concat(invited.Select(token => (token, Standing.Invited, (PartyKey?)null)));
        foreach (var (token, standing, party) in agreed)
        {
            if (Find(token) is null && !await store.IsSpentAsync(Text(Digest(token)), stop))
                Admit(token, standing, party);
        }
    }

    /// <inheritdoc />
    public async ValueTask<Peer?> RecogniseAsync(string authorization, CancellationToken stop)
    {
        if (Recognise(authorization) is { } peer)
            return peer;
        if (!store.IsShared)
            return null;

        // Perhaps it has just registered at another instance.
        await RefreshAsync(stop);
        return Recognise(authorization);
    }

    /// <summary>Whom the book knows by the value of an Authorization header.</summary>
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
        ImmutableInterlocked.Update(ref _entries, entries => entries.Add(new Entry(peer, Digest(token), null)));
        return peer;
    }

    /// <summary>Lets the platform in with which we are registering, at whichever instance it calls, until that has come to an end.</summary>
    public async Task<Peer> ExpectAsync(string token, CancellationToken stop)
    {
        var (peer, digest) = (new Peer(Guid.NewGuid().ToString("N"), Standing.Expected), Digest(token));
        await UntilDecidedAsync(() => SaveAsync(null, peer, digest, stop), stop);
        return peer;
    }

    /// <summary>Registers a peer, or registers it anew: from now on it is known by this token, and its former one is dead.</summary>
    /// <param name="before">The peer as it was recognised.</param>
    /// <param name="contact">What it told of itself.</param>
    /// <param name="token">The token it has to send from now on.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Outcome> RegisterAsync(Peer before, PeerContact contact, string token, CancellationToken stop)
    {
        var outcome = Outcome.Entered;
        await UntilDecidedAsync(
            async () =>
            {
                var entry = EntryOf(before);
                // Two platforms with one party would write into each other's objects (credentials; CRE-35).
                var isTaken = Registered.Any(other => other.Id != before.Id && contact.Roles.Any(role => other.Speaks(role.CountryCode, role.PartyId)));
                outcome = entry is null ? Outcome.Outdated : isTaken ? Outcome.PartyTaken : Outcome.Entered;
                return outcome is not Outcome.Entered
                    || await SaveAsync(entry, before with { Standing = Standing.Registered, Contact = contact }, Digest(token), stop);
            },
            stop);
        return outcome;
    }

    /// <summary>Ends the acquaintance: the peer's token is dead. False where that had happened already.</summary>
    public async Task<bool> ForgetAsync(Peer peer, CancellationToken stop)
    {
        var isKnown = false;
        await UntilDecidedAsync(
            async () =>
            {
                var entry = EntryOf(peer);
                isKnown = entry is not null;
                if (entry is null)
                    return true;
                if (!await store.DeleteAsync(peer.Id, Text(entry.Digest), _revision, stop))
                    return false;

                _revision++;
                ImmutableInterlocked.Update(ref _entries, entries => entries.Remove(entry));
                return true;
            },
            stop);
        return isKnown;
    }

    /// <summary>Takes over what other instances changed.</summary>
    internal Task RefreshAsync(CancellationToken stop) => UntilDecidedAsync(() => Task.FromResult(true), stop);

    /// <inheritdoc />
    public void Dispose() => _changing.Dispose();

    // One after the other, each on the newest state, and once more where another instance was quicker.
    private async Task UntilDecidedAsync(Func<Task<bool>> tryAsync, CancellationToken stop)
    {
        await _changing.WaitAsync(stop);
        try
        {
            do
                await ReadAsync(stop);
            while (!await tryAsync());
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        var revision = await store.RevisionAsync(stop);
        if (revision == _revision)
            return;

        // What comes between these two reads has a newer revision, and is read once more next time.
        var kept = await store.ReadAsync(stop);
        var before = _entries;
        var gone = before.Where(entry => entry.Revision is not null).ToHashSet();
        var came = new List<Entry>();
        foreach (var (peer, digest, since) in kept)
        {
            // A peer to whom nothing happened stays the same one, for whoever has recognised it.
            if (before.Find(entry => entry.Revision == since && entry.Peer.Id == peer.Id) is { } same)
                gone.Remove(same);
            else
                came.Add(new Entry(peer, Convert.FromHexString(digest), since));
        }
        foreach (var entry in before.Where(entry => entry.Revision is null))
        {
            if (await store.IsSpentAsync(Text(entry.Digest), stop))
                gone.Add(entry);
        }
        ImmutableInterlocked.Update(ref _entries, entries => entries.RemoveAll(gone.Contains).AddRange(came));
        _revision = revision;
    }

    private async Task<bool> SaveAsync(Entry? before, Peer after, byte[] digest, CancellationToken stop)
    {
        var spent = before is null || CryptographicOperations.FixedTimeEquals(before.Digest, digest) ? null : Text(before.Digest);
        if (!await store.SaveAsync(after, Text(digest), spent, _revision, stop))
            return false;

        var entry = new Entry(after, digest, ++_revision);
        ImmutableInterlocked.Update(ref _entries, entries => before is null ? entries.Add(entry) : entries.Replace(before, entry));
        return true;
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

    // The revision of the store in which it came about; null for whoever is known to this instance alone.
    private sealed record Entry(Peer Peer, byte[] Digest, long? Revision);
}
