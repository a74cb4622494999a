namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>What a reader sees first: where the file is, what it is called, why it is there.</summary>
internal static class FileRules
{
    private const int ShortWhy = 80;

    public static IEnumerable<Diagnostic> Of(Scenario scenario)
    {
        if (!scenario.HelpsEditors)
        {
            yield return Advise.That("no-schema", scenario.Place, "Nothing tells an editor where the schema of this file is.",
                "Begin it with two lines, # yaml-language-server: $schema=PATH for VS Code and # $schema: PATH for JetBrains, where PATH leads to scenario.schema.json.");
        }

        var named = Path.ChangeExtension(scenario.Place.File, null)!.Replace('\\', '/').TrimStart('/').Replace('/', '.');
        if (named != scenario.Family && !named.EndsWith("." + scenario.Family, StringComparison.Ordinal))
            yield return Advise.That("path", scenario.Place, $"The scenario {scenario.Family} stands in {scenario.Place.File}, where nobody looks for it.", $"Let the id follow the path, or move the file to {scenario.Family.Replace('.', '/')}.yaml.");
        else if (!scenario.Id.StartsWith($"{scenario.Role.ToLowerInvariant()}.{scenario.Module}.", StringComparison.Ordinal))
            yield return Advise.That("folder", scenario.Place, $"The scenario {scenario.Id} is about {scenario.Module} of {Who(scenario.Role)}, and its id does not say so.", $"Begin it with {scenario.Role.ToLowerInvariant()}.{scenario.Module}. and move the file there.");
        if (scenario.Why.Length < ShortWhy)
            yield return Advise.That("short-why", scenario.Place, $"The why has {scenario.Why.Length} characters, which explains little.", "Say in two sentences, to somebody who does not know OCPI, why a platform is better with this than without.");
    }

    private static string Who(string role) => role == Scenario.EveryRole ? "every platform" : $"the role {role}";
}
