using System.Text.Json;
using OcpiKit.Cli.Shell;
using OcpiKit.Load;
using Spectre.Console;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>A server that is none of ours. One on another machine is put under load only when whoever asks for it has named its host twice.</summary>
/// <param name="Url">Its versions URL.</param>
/// <param name="Token">The credentials token that it gave.</param>
/// <param name="Confirmed">The host that was named once more.</param>
internal sealed record OtherServer(Uri Url, string Token, string? Confirmed)
{
    /// <summary>Its versions URL as it may be shown.</summary>
    public string Shown => Endpoints.Shown(Url);

    /// <summary>Sees to it that it is meant.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public void Confirm(Terminal terminal, LoadWish wish)
    {
        if (Url.IsLoopback)
            return;
        var named = Confirmed;
        if (named is null && terminal.Out.Profile.Capabilities.Interactive && !Console.IsInputRedirected)
        {
            terminal.Say($"{wish.Rate} requests a second for {(wish.WarmUp + wish.Duration).TotalSeconds:0} s go to {Url.Host}. Do that only to a server whose owner knows of it.");
            named = terminal.Out.Prompt(new TextPrompt<string>("Its host once more, to go on:").AllowEmpty());
        }

        if (named is null)
            throw new UsageException($"{Url.Host} is another machine: a load is put on it only with --confirm {Url.Host}, and only if its owner knows of it.");
        if (!named.Equals(Url.Host, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"\"{named}\" is not the host of the target, which is {Url.Host}: nothing was sent.");
    }

    /// <summary>What it can be asked without changing anything.</summary>
    /// <exception cref="UsageException">There is nothing, it cannot be reached, or answers otherwise than OCPI has it.</exception>
    public async Task<(LoadedParty Party, IReadOnlyList<RequestKind> Kinds)> FindAsync(HttpClient client, CancellationToken stop)
    {
        try
        {
            var endpoints = await Endpoints.FindAsync(client, Url, Token, stop);
            IReadOnlyList<RequestKind> kinds =
            [
                .. await CpoRequests.OfAsync(client, endpoints, mayWrite: false, stop),
                .. await EmspRequests.OfAsync(client, endpoints, session: null, cdr: null, stop),
            ];
            return kinds.Count > 0
                ? (new LoadedParty(Url.Host, endpoints.Has("locations", "SENDER") ? "CPO" : "EMSP", Shown, null), kinds)
                : throw new UsageException($"{Shown} has no list that could be read.", ExitCode.NothingVerified);
        }
        catch (Exception none) when (none is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            throw new UsageException($"{Shown} cannot be reached. {none.Message}", ExitCode.Unreachable);
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException)
        {
            // What a stranger answers is no fault of ours.
            throw new UsageException($"{Shown} answers, but not as OCPI has it; ./run.sh compliance {Shown} says more.", ExitCode.Unreachable);
        }
    }
}
