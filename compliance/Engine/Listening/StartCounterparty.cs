using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Listening;

/// <summary>Starts the party that deals with the target, once its role is known.</summary>
/// <param name="role">Its role: EMSP where a CPO is tested, CPO where an eMSP is.</param>
/// <param name="party">Who it is.</param>
/// <param name="stop">Gives up.</param>
/// <returns>The party, or why nobody could call it.</returns>
public delegate Task<Reach> StartCounterparty(string role, PartyName party, CancellationToken stop);

/// <summary>Whether the target can call us.</summary>
/// <param name="Counterparty">The party that it calls; null where nobody could.</param>
/// <param name="WhyNot">Why nobody could, with what to do, in words that follow "it waits for calls, and".</param>
/// <param name="Notice">What the user is told of it at the end; null where it is as they meant it.</param>
public sealed record Reach(ICounterparty? Counterparty, string WhyNot = "", string? Notice = null)
{
    /// <summary>Whether calls that came before the run are the target's: it registered with us, and so the run began.</summary>
    public bool Acquainted { get; init; }

    /// <summary>Nobody was told to listen.</summary>
    public static Reach Nowhere { get; } =
        new(null, "the kit does not listen, so that the target cannot call back (--listen HOST:PORT has it listen, and --public-url URL says where the target finds it)");
}
