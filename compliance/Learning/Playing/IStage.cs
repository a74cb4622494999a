using OcpiKit.Engine.Parties;

namespace OcpiKit.Learning.Playing;

/// <summary>Where lessons are played: has a platform ready whenever one begins.</summary>
public interface IStage
{
    /// <summary>What a platform of a role is, completing "the CPO is …".</summary>
    string Words(string role);

    /// <summary>Has a platform ready that nobody has registered with yet.</summary>
    /// <param name="role">Its role, CPO or EMSP.</param>
    /// <param name="mutant">Id of the fault that it is to have; null for none.</param>
    /// <param name="stop">Gives up.</param>
    Task<IScene> OpenAsync(string role, string? mutant, CancellationToken stop);
}

/// <summary>A platform that is ready; ends with it.</summary>
public interface IScene : IAsyncDisposable
{
    /// <summary>Where it is, with which token one may register, who we are to it, and what people do at it.</summary>
    Profile Profile { get; }
}
