using System.Text.Json;
using OcpiKit.Engine.Money;
using OcpiKit.Pricing;

namespace OcpiKit.Compliance.Tests.Money;

[TestFixture, Category("unit")]
public sealed class BillReadingTests
{
    private const string Cdr = """
        {
          "start_date_time": "2026-03-02T21:30:00Z",
          "end_date_time": "2026-03-03T00:00:00Z",
          "tariffs": [
            {
              "id": "T1", "currency": "EUR", "max_price": { "excl_vat": 50, "incl_vat": 60 },
              "elements": [
                { "price_components": [{ "type": "ENERGY", "price": 0.20, "vat": 20, "step_size": 1 }], "restrictions": { "start_time": "23:00", "end_time": "06:00", "day_of_week": ["MONDAY", "TUESDAY"] } },
                { "price_components": [{ "type": "ENERGY", "price": 0.50, "vat": 20, "step_size": 1 }, { "type": "PARKING_TIME", "price": 6, "vat": 20, "step_size": 60 }] }
              ]
            }
          ],
          "charging_periods": [
            { "start_date_time": "2026-03-02T22:00:00Z", "dimensions": [{ "type": "ENERGY", "volume": 5 }, { "type": "TIME", "volume": 1.5 }], "tariff_id": "t1" },
            { "start_date_time": "2026-03-02T21:30:00", "dimensions": [{ "type": "ENERGY", "volume": 10 }, { "type": "TIME", "volume": 0.5 }] },
            { "start_date_time": "2026-03-02T23:30:00Z", "dimensions": [{ "type": "PARKING_TIME", "volume": 0.5 }], "tariff_id": "T1" }
          ]
        }
        """;

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Test]
    public void A_bill_is_priced_by_the_tariff_that_came_with_it_in_the_time_of_the_place()
    {
        var reading = BillReading.Read(Parse(Cdr), Berlin);

        // By day 10 kWh at 0.50, from 23:00 on 5 kWh at 0.20; parked half an hour at 6 an hour.
        Assert.That(Pricer.Price(reading.Usage, reading.Tariffs).Total, Is.EqualTo(new Pricing.Money(9m, 10.8m)));
    }

    [Test]
    public void Hours_that_are_the_clock_rounded_are_the_clock()
    {
        var reading = BillReading.Read(Parse(Cdr.Replace("\"volume\": 1.5", "\"volume\": 1.4999", StringComparison.Ordinal)), Berlin);

        Assert.That(reading.Usage.Periods[1].Time, Is.EqualTo(TimeSpan.FromMinutes(90)));
    }

    [TestCase("\"end_date_time\"", "\"end\"")]
    [TestCase("\"price\": 6", "\"price\": \"6\"")]
    [TestCase("\"23:00\"", "\"23 h\"")]
    [TestCase("PARKING_TIME\", \"price\"", "PARKING\", \"price\"")]
    [TestCase("\"volume\": 5", "\"volume\": 1e80")]
    public void A_bill_that_cannot_be_read_is_said_to_be_so(string text, string instead) =>
        Assert.That(() => BillReading.Read(Parse(Cdr.Replace(text, instead, StringComparison.Ordinal)), Berlin), Throws.TypeOf<BillReadingException>());

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
