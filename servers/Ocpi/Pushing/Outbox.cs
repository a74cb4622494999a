namespace OcpiKit.Ocpi.Pushing;

/// <summary>Keeps pushes until their turn comes.</summary>
internal sealed class Outbox : IOutbox
{
    /// <inheritdoc />
    public Task AddAsync(Push push, CancellationToken stop) => Task.CompletedTask;
}
