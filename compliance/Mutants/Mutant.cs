using System.IO.Enumeration;
using Microsoft.Extensions.Hosting;

namespace OcpiKit.Mutants;

/// <summary>A server with one rule broken on purpose. Whoever tests servers has to notice, and to name this rule and no other.</summary>
/// <param name="Id">A short name that stays.</param>
/// <param name="Says">What the server does wrong, in words.</param>
/// <param name="Breaks">The id of the check that has to notice; a star stands for anything, as in <c>cpo.locations.unknown/*</c>.</param>
/// <param name="Also">Ids of other checks that may notice too, for the same cause; a star as above.</param>
/// <param name="Alter">Breaks the rule; to be given to the server as it starts.</param>
public sealed record Mutant(string Id, string Says, string Breaks, IReadOnlyList<string> Also, Action<IHostApplicationBuilder> Alter)
{
    /// <summary>The role of the server that is wrong: CPO or EMSP.</summary>
    public string Role { get; init; } = "CPO";

    /// <summary>Whether it shows only to a partner that registers and listens; else a token is enough.</summary>
    public bool Calls { get; init; }

    /// <summary>Whether it makes messages unreadable, or keeps them from coming, so that what else is wrong in them cannot be seen.</summary>
    public bool Hides { get; init; }

    /// <summary>Ids of the requirements that it breaks, each of which whoever notices has to name.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Ids of the scenarios in which it shows, a star as above; what comes before them, such as the registration, is played too. Empty: all.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>The name on the internet under which it is reached, by plain HTTP; null where it is reached as what it is, a server of this machine.</summary>
    public string? Host { get; init; }

    /// <summary>One server that breaks the rules of several mutants at once; all are of one role and reached at one address.</summary>
    public static Mutant Together(IReadOnlyList<Mutant> mutants) => mutants is [var only] ? only : mutants[0] with
    {
        Id = string.Join(" and ", mutants.Select(mutant => mutant.Id)),
        Says = string.Join(' ', mutants.Select(mutant => mutant.Says)),
        Also = [.. mutants.SelectMany(mutant => mutant.Also.Append(mutant.Breaks))],
        Alter = mutants.Aggregate((Action<IHostApplicationBuilder>)(_ => { }), (all, mutant) => all + mutant.Alter),
        Calls = mutants.Any(mutant => mutant.Calls),
        Hides = mutants.Any(mutant => mutant.Hides),
        Rows = [.. mutants.SelectMany(mutant => mutant.Rows).Distinct()],
        Shows = mutants.Any(mutant => mutant.Shows.Count == 0) ? [] : [.. mutants.SelectMany(mutant => mutant.Shows).Distinct()],
    };

    /// <summary>A URL of the server's as it is to be called.</summary>
    public Uri Outside(Uri url) => Host is null ? url : new UriBuilder(url) { Host = Host, Port = -1 }.Uri;

    /// <summary>What is to be called as a proxy, so that the name leads to the server; null where its own address does.</summary>
    public Uri? Proxy(Uri server) => Host is null ? null : server;

    /// <summary>Whether a check of this id has noticed what is wrong.</summary>
    public bool IsNoticedBy(string check) => Stands(Breaks, check);

    /// <summary>Whether what is wrong explains that a check of this id complains.</summary>
    public bool Explains(string check) => IsNoticedBy(check) || Also.Any(pattern => Stands(pattern, check));

    /// <inheritdoc />
    public override string ToString() => Id;

    /// <summary>Whether a pattern stands for a check.</summary>
    public static bool Stands(string pattern, string check) => FileSystemName.MatchesSimpleExpression(pattern, check, ignoreCase: false);
}
