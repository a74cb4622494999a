using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Listening;

/// <summary>Starts the party that deals with the target, once its role is known.</summary>
/// <param name="role">Its role: EMSP where a CPO is tested, CPO where an eMSP is.</param>
/// <param name="party">Who it is.</param>
/// <param name="stop">Gives up.</param>
/// <returns>The party; null where nobody could call it.</returns>
public delegate Task<ICounterparty?> StartCounterparty(string role, PartyName party, CancellationToken stop);
