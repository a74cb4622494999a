namespace OcpiKit.Cli.Testing;

/// <summary>What `test` can be asked for: a name and the NUnit categories it stands for.</summary>
internal sealed record TestSet(string Name, IReadOnlyList<string> Categories)
{
    public const string Browser = "browser";
    /// <summary>Beside its other category a fixture bears this where it also runs with a PostgreSQL.</summary>
    public const string Postgres = "postgres";

    public static readonly TestSet All = new("all", ["unit", "integration", "compliance", Browser]);

    /// <summary>The order is that of the help.</summary>
    public static readonly IReadOnlyList<TestSet> Known =
    [
        new("unit", ["unit"]),
        new("integration", ["integration"]),
        new("compliance", ["compliance"]),
        new(Browser, [Browser]),
        new("quick", ["unit", "integration"]),
        All,
    ];

    public static TestSet Named(string name) => Known.Single(set => set.Name == name);

    public bool Has(string category) => Categories.Contains(category);

    public TestSet Without(string category) => this with { Categories = [.. Categories.Where(each => each != category)] };

    /// <summary>The filter of `dotnet test`; a bare word of the user's is a part of a test's full name.</summary>
    public string Filter(string? narrower)
    {
        var categories = string.Join('|', Categories.Select(category => $"TestCategory={category}"));
        if (string.IsNullOrEmpty(narrower)) return categories;
        var condition = narrower.IndexOfAny(['=', '~']) >= 0 ? narrower : $"FullyQualifiedName~{narrower}";
        return $"({categories})&({condition})";
    }
}
