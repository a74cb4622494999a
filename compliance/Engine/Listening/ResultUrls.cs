using System.Collections.Concurrent;
using System.Security.Cryptography;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>The response URLs that were given out, each for one case. Nobody can guess one.</summary>
internal sealed class ResultUrls(Edition edition)
{
    private readonly ConcurrentDictionary<string, (string Case, Operation Operation)> _given = new(StringComparer.Ordinal);

    /// <summary>Makes the last segment of a URL that was never there before.</summary>
    /// <param name="forCase">What it is for.</param>
    /// <param name="asked">The operation whose result is to come; null where nobody said, then it is a command's.</param>
    public string Make(string forCase, Operation? asked)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var module = asked?.Module == "chargingprofiles" ? "chargingprofiles" : "commands";
        _given[id] = (forCase, edition.Operations[$"{module}.sender.post.result"]);
        return id;
    }

    /// <summary>What a URL was made for; null where it was not.</summary>
    public (string Case, Operation Operation)? Find(string id) => _given.TryGetValue(id, out var given) ? given : null;
}
