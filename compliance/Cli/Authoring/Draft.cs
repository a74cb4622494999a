using System.Text.RegularExpressions;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Cli.Authoring;

/// <summary>What a new scenario is about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">The file to write.</param>
/// <param name="Role">Whom it tests.</param>
/// <param name="Module">The module it belongs to.</param>
/// <param name="Operation">The operation it begins with.</param>
internal sealed partial record Draft(string Id, string File, string Role, string Module, Operation Operation)
{
    /// <summary>Reads what the user said; what was left out follows from the id, the path and the operation.</summary>
    /// <exception cref="UsageException">The words do not fit together.</exception>
    public static Draft Of(string named, string? role, string? module, string? operation, string folder, Edition edition)
    {
        var file = OnlyThese.FileOf(named)?.Path;
        if (file is null && !ScenarioFormat.IsId(named))
            throw new UsageException($"{named} cannot be the id of a scenario. {ScenarioFormat.IdRemedy}");
        // The last folders of a path say what an id says: …/cpo/tariffs/night.yaml.
        var words = file is null ? named.Split('.') : [.. Path.GetDirectoryName(Path.GetFullPath(file))!.Split(Path.DirectorySeparatorChar).TakeLast(2), Path.GetFileNameWithoutExtension(file)];
        var about = operation is null ? null : Find(operation, edition);
        var modules = edition.Operations.Select(known => known.Module).Distinct().ToList();
        module ??= words.FirstOrDefault(word => modules.Contains(word) || ScenarioFormat.Topics.Contains(word)) ?? about?.Module ?? "locations";
        if (!modules.Contains(module) && !ScenarioFormat.Topics.Contains(module))
            throw new UsageException($"There is no module {module}.{(Nearest.To(module, modules) is { } near ? $" Did you mean {near}?" : "")} Modules: {string.Join(", ", modules)}.");
        role ??= words.Select(RoleOf).FirstOrDefault(said => said is not null) ?? (about is null ? "CPO" : Callee(about));
        about ??= First(module, role, edition);
        var id = file is null ? named : $"{role.ToLowerInvariant()}.{module}.{Topic(file)}";
        return new(id, file ?? Path.Combine([folder, .. id.Split('.')[..^1], id.Split('.')[^1] + ".yaml"]), role, module, about);
    }

    /// <summary>Whether the tested platform calls this operation, and the scenario has to wait for it.</summary>
    public bool IsAwaited => Operation.Interface != Interface.Symmetric && Operation.Module != "hubclientinfo" && Callers.Calls(Role, Operation);

    private static Operation Find(string id, Edition edition) => edition.Operations.TryGet(id, out var found)
        ? found
        : throw new UsageException($"OCPI {edition.Version} has no operation {id}. {edition.Operations.Remedy(id)}");

    private static string? RoleOf(string word) => word.ToUpperInvariant() switch { "CPO" => "CPO", "EMSP" => "EMSP", "BOTH" => Scenario.EveryRole, _ => null };

    /// <summary>The role that offers an operation.</summary>
    private static string Callee(Operation operation) =>
        operation.Interface == Interface.Symmetric || operation.Module == "hubclientinfo" ? Scenario.EveryRole : Callers.Calls("EMSP", operation) ? "CPO" : "EMSP";

    /// <summary>The first operation of a module that a platform of this role offers: a list, where there is one.</summary>
    private static Operation First(string module, string role, Edition edition)
    {
        var offered = edition.Operations.Where(operation => operation.Module == module && (Callee(operation) is Scenario.EveryRole || Callee(operation) == role || role == Scenario.EveryRole)).ToList();
        return offered.Find(operation => operation.Paged)
            ?? offered.Find(operation => operation.Id is "commands.receiver.post.start_session" or "credentials.symmetric.get" or "cdrs.receiver.post")
            ?? offered.Find(operation => operation.Method == "PUT" && operation.Request is not null)
            ?? (offered.Count > 0 ? offered[0] : edition.Operations["versions.symmetric.list"]);
    }

    private static string Topic(string file) =>
        NotKebab().Replace(Path.GetFileNameWithoutExtension(file).ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } topic ? topic : "mine";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotKebab();
}
