using System.Runtime.CompilerServices;
using System.Threading.Channels;
using OcpiKit.Engine.Running;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scripting;

/// <summary>Plays a script: what it does is told while it goes on.</summary>
internal sealed class ScriptPlayer(Edition edition, StepPlayers players)
{
    /// <summary>What happens.</summary>
    public async IAsyncEnumerable<Happening> PlayAsync(Play play, ScriptStep script, [EnumeratorCancellation] CancellationToken stop)
    {
        var told = Channel.CreateUnbounded<Told>();
        var playing = RunAsync(play, script, told.Writer, stop);
        await foreach (var (happening, heard) in told.Reader.ReadAllAsync(stop))
        {
            if (happening is not null)
                yield return happening;
            heard?.TrySetResult();
        }

        await playing;
    }

    private async Task RunAsync(Play play, ScriptStep script, ChannelWriter<Told> told, CancellationToken stop)
    {
        try
        {
            await script.Plays(new Stage(play, script, edition, players, told, stop));
        }
        catch (ScriptEndedException)
        {
            // Why it could not go on is told.
        }
#pragma warning disable CA1031 // Whatever goes wrong in a script is its author's or the kit's; it is never the target's.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            told.TryWrite(new Told(new Judged(null, [play.Broken(script, e)])));
        }
        finally
        {
            told.Complete();
        }
    }
}
