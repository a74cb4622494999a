using System.CommandLine;
using System.Text.Json;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Money;

namespace OcpiKit.Cli.Price;

/// <summary><c>price</c>: works a CDR out again, line by line, beside what it says itself. No endpoint is needed.</summary>
internal sealed class PriceCommand : Command, IHasExamples
{
    private readonly Argument<string> _cdr = new("CDR.json") { Description = "The CDR: bare, in an answer, or on a page that holds one; - reads it from the standard input." };
    private readonly Option<string?> _tariff = new("--tariff") { HelpName = "FILE", Description = "Price by this Tariff instead of those in the CDR." };
    private readonly Option<string?> _zone = new("--time-zone") { HelpName = "ZONE", Description = "The time_zone of the location, which no CDR tells, such as Europe/Berlin. Hours and dates of a Tariff go by it." };

    public PriceCommand(Terminal terminal)
        : base("price", "Work a CDR out again by its Tariffs, and hold the account beside what it says.")
    {
        Add(_cdr);
        Add(_tariff);
        Add(_zone);
        SetAction((parsed, stop) => RunAsync(terminal, parsed, stop));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh price cdr.json", "The account of a CDR, beside what it says."),
        new("./run.sh price cdr.json --time-zone Europe/Berlin", "With the time zone of its location, where prices go by the hour."),
        new("./run.sh price cdr.json --tariff tariff.json", "What it would cost by another Tariff, or by one that it does not bring along."),
    ];

    private async Task<int> RunAsync(Terminal terminal, ParseResult parsed, CancellationToken stop)
    {
        var zone = parsed.GetValue(_zone) is { } name ? Zone(name) : null;
        var cdr = await JsonFile.ReadAsync(parsed.GetRequiredValue(_cdr), "CDR", "charging_periods", stop);
        JsonElement? tariff = parsed.GetValue(_tariff) is { } file ? await JsonFile.ReadAsync(file, "Tariff", "elements", stop) : null;
        if (tariff is null && !(cdr.TryGetProperty("tariffs", out var own) && own is { ValueKind: JsonValueKind.Array } && own.GetArrayLength() > 0))
            throw new UsageException("The CDR brings no Tariffs along. Name the one that it was priced by: --tariff FILE.", ExitCode.NothingVerified);
        Recalculation found;
        try
        {
            found = Recalculation.Of(cdr, zone, tariff);
        }
        catch (BillReadingException fault)
        {
            throw new UsageException(fault.Message);
        }

        foreach (var line in PriceText.Of(cdr, found))
            terminal.Say(line);
        return found.Figures.Count == 0 ? ExitCode.NothingVerified : found.Agrees ? ExitCode.Good : ExitCode.Failed;
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : throw new UsageException($"There is no time zone {name}. Use a name of the IANA database, such as Europe/Berlin.");
}
