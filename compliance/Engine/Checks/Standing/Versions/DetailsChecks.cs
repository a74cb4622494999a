using System.Text.RegularExpressions;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Standing.Versions;

/// <summary>A rule about the details of a version.</summary>
internal abstract class DetailsCheck(string id, string title, string well, string[] verifies) : SpotCheck(id, title, well, verifies)
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Spots("VersionDetails");

    /// <summary>Identifier, role and pointer of each endpoint.</summary>
    protected static IEnumerable<(string Module, string? Role, Spot Spot)> Endpoints(Spot details) =>
        from endpoint in details.List("endpoints")
        let module = endpoint.Text("identifier")
        where module is not null
        select (module, endpoint.Text("role"), endpoint);
}

/// <summary>Every platform has credentials (version_information_endpoint, ModuleID).</summary>
internal sealed class DetailsCredentials() : DetailsCheck(
    "details.credentials", "The details list the credentials module.", "The credentials module is listed.", ["VER-10"])
{
    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        Endpoints(spot).Any(endpoint => endpoint.Module == "credentials")
            ? null
            : Fail("The details do not list the credentials module.", "an endpoint with the identifier credentials", "none", spot.At("endpoints"));
}

/// <summary>A module and role stand once; credentials, whose role says nothing, have one address (version_information_endpoint, Endpoint).</summary>
internal sealed class DetailsUnique() : DetailsCheck(
    "details.unique", "A module and role stand once in the details.", "Every module and role stands once.", ["VER-11"])
{
    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? credentials = null;
        foreach (var (module, role, endpoint) in Endpoints(spot))
        {
            if (!seen.Add($"{module} {role}"))
                return Fail($"{Showing.Cut($"{module} {role}")} stands more than once.", "once", "more than once", endpoint.Pointer);
            if (module != "credentials")
                continue;
            credentials ??= endpoint.Text("url");
            if (credentials != endpoint.Text("url"))
                return Fail("The credentials module stands with two addresses; its role does not tell which is meant.", Showing.Of(credentials), Showing.Of(endpoint.Text("url")), endpoint.Pointer);
        }

        return null;
    }
}

/// <summary>The details are those of the version that was picked (version_information_endpoint).</summary>
internal sealed class DetailsVersion() : DetailsCheck(
    "details.version", "The details name the version that was picked from the list.", "The details name the version that was picked.", ["VER-06"])
{
    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        spot.Text("version") is { } version && version != surroundings.Edition.Version
            ? Fail($"The details are of version {Showing.Of(version)}.", surroundings.Edition.Version, Showing.Of(version), spot.At("version"))
            : null;
}

/// <summary>The own credentials endpoint is announced as SENDER (version_information_endpoint, Endpoint).</summary>
internal sealed class DetailsCredentialsRole() : DetailsCheck(
    "details.credentials-role", "The credentials endpoint is announced with the role SENDER.", "The credentials endpoint has the role SENDER.", ["VER-08"])
{
    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var announced = Endpoints(spot).Where(endpoint => endpoint.Module == "credentials").ToList();
        return announced.Count == 0 || announced.Exists(endpoint => endpoint.Role == "SENDER")
            ? null
            : Warn("The credentials endpoint is not announced with the role SENDER.", "SENDER", Showing.Of(announced[0].Role), announced[0].Spot.At("role"));
    }
}

/// <summary>Some modules need others (facts of the module chapters: mod_locations, mod_commands, mod_charging_profiles).</summary>
internal sealed class DetailsDependencies() : DetailsCheck(
    "details.dependencies", "A module is offered with the modules that it needs.", "Every module comes with those that it needs.", ["VER-18"])
{
    private static readonly (string Module, string? Role, string Needs)[] Dependencies =
    [
        ("locations", "RECEIVER", "tariffs"), ("commands", null, "locations"), ("commands", null, "sessions"), ("chargingprofiles", null, "sessions"),
    ];

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var offered = Endpoints(spot).Select(endpoint => (endpoint.Module, endpoint.Role)).ToHashSet();
        foreach (var (module, role, needs) in Dependencies)
        {
            if (offered.Any(endpoint => endpoint.Module == module && (role is null || endpoint.Role == role)) && offered.All(endpoint => endpoint.Module != needs))
                return Warn($"The module {module} is offered without {needs}, which it needs.", $"{module} and {needs}", $"{module} alone", spot.At("endpoints"));
        }

        return null;
    }
}

/// <summary>Custom modules carry a prefix and are shown only to those who agreed (version_information_endpoint, custom modules).</summary>
internal sealed class DetailsCustom() : DetailsCheck(
    "details.custom", "Custom modules carry the prefix of their party.", "Custom modules carry a prefix.", ["VER-13", "VER-14"])
{
    private static readonly HashSet<string> Standard = new(StringComparer.Ordinal)
    {
        "cdrs", "chargingprofiles", "commands", "credentials", "hubclientinfo", "locations", "sessions", "tariffs", "tokens",
    };

    private static readonly Regex Prefix = new("^[a-z]{2}-?[a-z0-9]{3}[-_]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);

    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        base.Spots(exchange).SelectMany(Endpoints).Where(endpoint => !Standard.Contains(endpoint.Module)).Select(endpoint => endpoint.Spot);

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        Prefix.IsMatch(spot.Text("identifier")!)
            ? new Observation(Verdict.Info, $"The custom module {Showing.Of(spot.Text("identifier"))} is shown to this kit; it is meant for parties that agreed on it.", Pointer: spot.At("identifier"), Verifies: ["VER-13"])
            : Warn($"The module {Showing.Of(spot.Text("identifier"))} is none of the standard and carries no prefix of country and party.", "such as nltst-name", Showing.Of(spot.Text("identifier")), spot.At("identifier")) with { Verifies = ["VER-14"] };
}
