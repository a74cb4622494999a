using System.Security.Cryptography;
using System.Text;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Listening.Access;

/// <summary>Who may come in: the tokens that hold, those that held, and the one for registration only.</summary>
internal sealed class Door
{
    private readonly Lock _lock = new();
    private readonly List<Key> _right = [];
    private readonly List<Key> _old = [];
    private Key? _invitation;

    public Door(string? token, string? registrationToken)
    {
        _right.Add(new(token ?? NewToken()));
        RegistrationToken = registrationToken ?? NewToken();
        _invitation = new(RegistrationToken);
    }

    /// <summary>The token for registration (TOKEN_A) that holds until somebody has registered with it, or the last one that did.</summary>
    public string RegistrationToken { get; private set; }

    /// <summary>The newest token that holds.</summary>
    public string Newest
    {
        get
        {
            lock (_lock)
                return _right.Count > 0 ? _right[^1].Token : _old[^1].Token;
        }
    }

    /// <summary>The token for registration that holds; a new one where the one before has served.</summary>
    public string Invite()
    {
        lock (_lock)
        {
            if (_invitation is null)
                _invitation = new(RegistrationToken = NewToken());
            return RegistrationToken;
        }
    }

    /// <summary>A token that was never there before.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Makes a token that holds beside those that do already, until it is known which of them the target took.</summary>
    public string Another()
    {
        var key = new Key(NewToken());
        lock (_lock)
            _right.Add(key);
        return key.Token;
    }

    /// <summary>The target has taken the newest token, or the newest that it has shown; no other holds any longer.</summary>
    public void Settle()
    {
        lock (_lock)
        {
            if (_right.Count > 1)
                Leave(_right.FindLast(key => key.Fresh && key.Shown) ?? _right[^1]);
        }
    }

    /// <summary>The target was given this token in an answer of ours: no other holds any longer, and nobody registers any more.</summary>
    public string Replace()
    {
        var key = new Key(NewToken());
        lock (_lock)
        {
            _right.Add(key);
            Leave(key);
            _invitation = null;
        }

        return key.Token;
    }

    /// <summary>The relation has ended: no token holds.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _old.AddRange(_right);
            _right.Clear();
        }
    }

    /// <summary>Which token a call carries.</summary>
    public Shown Look(Headers headers)
    {
        var values = headers.All("Authorization").ToList();
        if (values.Count == 0)
            return new(ShownToken.None, null);
        // The word in another case is understood: the header's form is a finding of its own.
        if (values.Count > 1 || values[0].Split(' ') is not [var scheme, { Length: > 0 } text] || !scheme.Equals("Token", StringComparison.OrdinalIgnoreCase))
            return new(ShownToken.Malformed, null);
        lock (_lock)
        {
            // A line break that was encoded with it stands in the specification's own examples (AMB-01).
            if (Decoded(text)?.TrimEnd('\r', '\n') is { } token)
            {
                if (Find(_right, token) is { } right)
                {
                    right.Shown = true;
                    return new(ShownToken.Right, token);
                }

                if (_invitation is { } invitation && invitation.Is(token))
                    return new(ShownToken.Registration, token);
                if (Find(_old, token) is not null)
                    return new(ShownToken.Old, token);
                if (new Key(RegistrationToken).Is(token))
                    return new(ShownToken.Spent, token);
            }

            if (Find(_right, text) is { } raw)
            {
                raw.Shown = true;
                return new(ShownToken.Raw, text);
            }

            return new(Decoded(text) is null ? ShownToken.Malformed : ShownToken.Unknown, null);
        }
    }

    private void Leave(Key only)
    {
        _old.AddRange(_right.Where(key => key != only));
        _right.RemoveAll(key => key != only);
        only.Fresh = false;
    }

    /// <summary>Every key is compared, and each in the same time whatever it is: the time of an answer tells nothing.</summary>
    private static Key? Find(List<Key> keys, string token)
    {
        Key? found = null;
        foreach (var key in keys)
            found = key.Is(token) ? key : found;
        return found;
    }

    private static string? Decoded(string text)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(Convert.FromBase64String(text));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private sealed class Key(string token)
    {
        private readonly byte[] _hash = Hash(token);

        public string Token { get; } = token;

        /// <summary>Whether it was made while others held.</summary>
        public bool Fresh { get; set; } = true;

        /// <summary>Whether the target has used it.</summary>
        public bool Shown { get; set; }

        public bool Is(string other) => CryptographicOperations.FixedTimeEquals(_hash, Hash(other));

        private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }
}

/// <summary>The token that a call showed.</summary>
/// <param name="Kind">What it is to us.</param>
/// <param name="Token">The token itself, where it is or was one of ours.</param>
internal sealed record Shown(ShownToken Kind, string? Token)
{
    /// <summary>Whether it opens a functional interface. A raw token does too: what comes is judged all the same, and the token's form is a finding of its own.</summary>
    public bool Opens => Kind is ShownToken.Right or ShownToken.Raw;
}
