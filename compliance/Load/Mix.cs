namespace OcpiKit.Load;

/// <summary>A kind of request that a server is asked.</summary>
/// <param name="Operation">The operation of the protocol, such as <c>locations.sender.list</c>.</param>
/// <param name="Says">What it is, in a few words.</param>
/// <param name="Weight">How many of them come for how many of the others.</param>
/// <param name="Make">Makes the request of a number; the same number gives the same request.</param>
public sealed record RequestKind(string Operation, string Says, int Weight, Func<int, HttpRequestMessage> Make);

/// <summary>Several kinds, mixed by chance as their weights say.</summary>
public sealed class Mix
{
    private readonly Random _chance;
    private readonly int _weights;

    /// <summary>A mix.</summary>
    /// <param name="kinds">At least one.</param>
    /// <param name="seed">The same seed gives the same order.</param>
    public Mix(IReadOnlyList<RequestKind> kinds, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfZero(kinds.Count);
        (Kinds, _chance, _weights) = (kinds, new Random(seed), kinds.Sum(kind => kind.Weight));
    }

    /// <summary>What is in it.</summary>
    public IReadOnlyList<RequestKind> Kinds { get; }

    /// <summary>The place of the next kind among <see cref="Kinds"/>.</summary>
    internal int Next()
    {
        var drawn = _chance.Next(_weights);
        for (var kind = 0; ; kind++)
        {
            drawn -= Kinds[kind].Weight;
            if (drawn < 0)
                return kind;
        }
    }
}
