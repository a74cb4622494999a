using OcpiKit.Protocol.Dialects;
using OcpiKit.Protocol.Schemas;

namespace OcpiKit.Protocol;

/// <summary>All that is known of one version of OCPI: its operations, requirements and schemas, and what differs in manner.</summary>
/// <param name="Version">The version number, such as 2.2.1.</param>
/// <param name="Operations">What can be called.</param>
/// <param name="Requirements">What the specification demands.</param>
/// <param name="Schemas">The form of each type.</param>
/// <param name="Dialect">Token, envelope and discovery.</param>
public sealed record Edition(string Version, OperationCatalog Operations, RequirementCatalog Requirements, ISchemas Schemas, IDialect Dialect)
{
    private const string Prefix = "ocpi-";

    /// <summary>OCPI 2.2.1, from the folder that every program of the kit carries beside it.</summary>
    /// <exception cref="EditionException">A file is missing or wrong.</exception>
    public static Edition Load221() => Load(Path.Combine(AppContext.BaseDirectory, "schemas", "ocpi-2.2.1"));

    /// <summary>Loads a folder such as <c>schemas/ocpi-2.2.1</c>; its name says the version.</summary>
    /// <exception cref="EditionException">A file is missing or wrong, or no dialect is known for the version.</exception>
    public static Edition Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder)) throw EditionException.At(folder, "", "there is no such folder");

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var version = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        IDialect dialect = version == Dialect221.Number
            ? new Dialect221()
            : throw EditionException.At(folder, "", $"no dialect is known for OCPI {version}; the folder is named ocpi-VERSION");
        return new Edition(version, OperationCatalog.Load(Path.Combine(folder, "operations.json")),
            RequirementCatalog.Load(Path.Combine(folder, "requirements.csv")), TypeSchemas.Load(folder), dialect);
    }
}
