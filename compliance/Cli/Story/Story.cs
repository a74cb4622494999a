using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Money;
using OcpiKit.Pricing;

namespace OcpiKit.Cli.Story;

/// <summary>
/// How a charge crosses two companies, from the first word between them to the bill: played at two servers that are registered with each
/// other, and told while it happens.
/// </summary>
/// <param name="emsp">The eMSP, by its driver's app.</param>
/// <param name="cpo">The CPO, by its stations.</param>
/// <param name="teller">Hears it.</param>
internal sealed class Story(OperatorApi emsp, OperatorApi cpo, StoryTeller teller)
{
    // Whoever waits so long for one thing to happen waits in vain.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    // Enough for a bill that one can read.
    private const decimal Kwh = 5;

    /// <summary>Plays it.</summary>
    /// <exception cref="UsageException">It did not come to its end; the message says where it stopped.</exception>
    public async Task<StoryEnd> PlayAsync(CancellationToken stop)
    {
        await teller.TellAsync("The two platforms know each other: versions, details, and a token for each", stop);

        var (location, evse) = await UntilAsync("the eMSP to have pulled a place with a free charger", () => PlaceAsync(stop), stop);
        await teller.TellAsync("The eMSP pulls what the CPO has, the CPO pulls the tokens, page by page", stop);

        var driver = await UntilAsync("a card whose eMSP wants to be asked", () => CardAsync(stop), stop);
        var (locationId, evseUid, uid) = (Text(location, "id"), Text(evse, "uid"), Text(driver, "uid"));
        await cpo.PostAsync("/station/swipe", new JsonObject { ["location_id"] = locationId, ["evse_uid"] = evseUid, ["uid"] = uid, ["connector_id"] = Text(evse.GetProperty("connectors")[0], "id") }, stop);
        await teller.TellAsync($"A driver holds a card before a reader in {Text(location, "city")}: the CPO asks the eMSP, and lets the driver in", stop);

        var session = await UntilAsync("the session to begin", () => SessionAsync(uid, session => Text(session, "status") is "ACTIVE", stop), stop);
        var id = Text(session, "id");
        while (session.GetProperty("kwh").GetDecimal() < Kwh)
        {
            var before = session.GetProperty("kwh").GetDecimal();
            session = await UntilAsync("the session to grow", () => SessionAsync(uid, now => now.GetProperty("kwh").GetDecimal() > before, stop), stop);
        }
        await teller.TellAsync($"The car charges: the eMSP hears how the session grows, {session.GetProperty("kwh").GetDecimal().ToString(CultureInfo.InvariantCulture)} kWh by now", stop);

        await emsp.PostAsync("/driver/stop?wait=30", new JsonObject { ["session_id"] = id }, stop);
        await UntilAsync("the session to end", () => SessionAsync(uid, session => Text(session, "status") is "COMPLETED", stop), stop);
        var bill = await UntilAsync("the bill", () => BillAsync(id, stop), stop);
        await teller.TellAsync("The driver presses stop in the app: the CPO takes the command, tells what came of it, ends the session, and bills it", stop);
        return End(bill, location);
    }

    /// <summary>What the bill says, beside what the tariff says.</summary>
    private static StoryEnd End(JsonElement bill, JsonElement location)
    {
        var reading = BillReading.Read(bill, TimeZoneInfo.FindSystemTimeZoneById(Text(location, "time_zone")));
        var total = bill.GetProperty("total_cost");
        return new StoryEnd(
            bill,
            Pricer.Price(reading.Usage, reading.Tariffs),
            new Money(total.GetProperty("excl_vat").GetDecimal(), total.TryGetProperty("incl_vat", out var incl) ? incl.GetDecimal() : null));
    }

    private async Task<(JsonElement Location, JsonElement Evse)?> PlaceAsync(CancellationToken stop)
    {
        foreach (var place in (await emsp.GetAsync("/driver/locations", stop)).EnumerateArray().Where(place => place.GetProperty("available").GetInt32() > 0))
        {
            var location = (await emsp.GetAsync($"/driver/locations/{Uri.EscapeDataString(Text(place, "id"))}", stop)).GetProperty("location");
            foreach (var evse in location.GetProperty("evses").EnumerateArray())
            {
                if (Text(evse, "status") is "AVAILABLE" && evse.GetProperty("capabilities").EnumerateArray().Any(capability => capability.GetString() is "RFID_READER"))
                    return (location, evse);
            }
        }
        return null;
    }

    private async Task<JsonElement?> CardAsync(CancellationToken stop) => First(
        await emsp.GetAsync("/driver/tokens", stop),
        token => Text(token, "type") is "RFID" && Text(token, "whitelist") is "NEVER" && token.GetProperty("valid").GetBoolean());

    private async Task<JsonElement?> SessionAsync(string uid, Func<JsonElement, bool> fits, CancellationToken stop) =>
        First(await emsp.GetAsync($"/driver/sessions?token={Uri.EscapeDataString(uid)}", stop), fits);

    private async Task<JsonElement?> BillAsync(string session, CancellationToken stop) =>
        First(await emsp.GetAsync($"/driver/bills?session={Uri.EscapeDataString(session)}", stop), _ => true);

    private static JsonElement? First(JsonElement list, Func<JsonElement, bool> fits) =>
        list.EnumerateArray().Where(fits).Select(one => (JsonElement?)one).FirstOrDefault();

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;

    private static async Task<T> UntilAsync<T>(string what, Func<Task<T?>> lookAsync, CancellationToken stop)
        where T : struct
    {
        var waiting = Stopwatch.StartNew();
        while (waiting.Elapsed < Patience)
        {
            if (await lookAsync() is { } found)
                return found;
            await Task.Delay(Look, stop);
        }
        throw new UsageException($"The story stops here: {what} was waited for, {Patience.TotalSeconds:0} seconds, in vain.", ExitCode.Failed);
    }
}

/// <summary>How the story ends.</summary>
/// <param name="Bill">The CDR, as the eMSP has it.</param>
/// <param name="Account">What the tariff in it says.</param>
/// <param name="Total">What it says itself.</param>
internal sealed record StoryEnd(JsonElement Bill, Account Account, Money Total)
{
    /// <summary>Whether both are the same.</summary>
    public bool Agrees => Account.Total == Total;
}
