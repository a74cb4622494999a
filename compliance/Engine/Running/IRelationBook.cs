namespace OcpiKit.Engine.Running;

/// <summary>Where it is written down how the relation with the target changes: a token that is lost would lock its owner out.</summary>
public interface IRelationBook
{
    /// <summary>Where it is written down, for the reader.</summary>
    string Where { get; }

    /// <summary>Told before a new token is used, and when the relation was ended.</summary>
    void Write(RelationChange change);
}

/// <summary>The relation with the target is another from now on.</summary>
/// <param name="Target">The versions URL of the target.</param>
public abstract record RelationChange(Uri Target);

/// <summary>The target gave us a new token.</summary>
/// <param name="Target">The versions URL of the target.</param>
/// <param name="Token">The token. A secret.</param>
/// <param name="Former">The one that it takes the place of, a secret; null where there was none but that for registration.</param>
public sealed record TokenReplaced(Uri Target, string Token, string? Former) : RelationChange(Target);

/// <summary>The registration was ended: the token holds no longer.</summary>
/// <param name="Target">The versions URL of the target.</param>
/// <param name="Token">The token that held until now. A secret.</param>
public sealed record RelationEnded(Uri Target, string Token) : RelationChange(Target);
