using System.Text.Json;
using OcpiKit.Cpo;
using OcpiKit.Cpo.Seeding;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo;

[TestFixture, Category("unit")]
public sealed class NetworkTests
{
    private static readonly Network Made = Network.Create(new CpoOptions());
    private static readonly List<Evse> Evses = [.. Made.Locations.SelectMany(location => location.Evses ?? [])];
    private static readonly List<Connector> Connectors = [.. Evses.SelectMany(evse => evse.Connectors)];

    [Test]
    public void The_same_seed_gives_the_same_network_and_another_one_another()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Json(Network.Create(new CpoOptions())), Is.EqualTo(Json(Made)));
            Assert.That(Json(Network.Create(new CpoOptions { Seed = 222 })), Is.Not.EqualTo(Json(Made)));
        }
    }

    [Test]
    public void One_more_location_changes_no_other() =>
        Assert.That(Json(Network.Create(new CpoOptions { Locations = 30 }).Locations), Is.EqualTo(Json(Made.Locations.Take(30))));

    [Test]
    public void It_has_something_of_everything()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Made.Locations, Has.Count.EqualTo(240));
            Assert.That(Made.Locations.Select(l => l.Country).Distinct().Count(), Is.GreaterThanOrEqualTo(5));
            Assert.That(Made.Locations.Where(l => !l.Publish && l.PublishAllowedTo is not null), Is.Not.Empty);
            Assert.That(Made.Locations.Where(l => l.OpeningTimes?.ExceptionalClosings is not null), Is.Not.Empty);
            Assert.That(Evses.Where(e => e.Status is Status.Removed), Is.Not.Empty);
            Assert.That(
                Connectors.Select(c => c.Standard).Distinct(),
                Is.EquivalentTo((ConnectorType[])[ConnectorType.Iec62196T2, ConnectorType.Iec62196T2Combo, ConnectorType.Chademo]));
            Assert.That(Made.Tariffs.Select(t => t.Currency).Distinct(), Is.EquivalentTo((string[])["EUR", "CHF", "SEK"]));
        }
    }

    [Test]
    public void Nothing_is_newer_than_what_contains_it_and_all_lies_in_the_year_before_the_epoch()
    {
        foreach (var location in Made.Locations)
        {
            Assert.That(location.LastUpdated, Is.InRange(Network.Epoch.AddYears(-1), Network.Epoch.AddSeconds(-1)));
            foreach (var evse in location.Evses!)
            {
                Assert.That(evse.LastUpdated, Is.LessThanOrEqualTo(location.LastUpdated));
                Assert.That(evse.Connectors.Select(c => c.LastUpdated), Is.All.LessThanOrEqualTo(evse.LastUpdated));
            }
        }
    }

    [Test]
    public void Ids_are_unique_and_of_their_form()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Made.Locations.Select(l => l.Id.ToUpperInvariant()), Is.Unique);
            Assert.That(Made.Tariffs.Select(t => t.Id.ToUpperInvariant()), Is.Unique);
            Assert.That(Evses.Select(e => e.Uid.ToUpperInvariant()), Is.Unique);
            Assert.That(Evses.Select(e => e.EvseId), Is.Unique.And.All.Match(@"^[A-Z]{2}\*[A-Z0-9]{3}\*E[A-Z0-9*]{1,30}$"));
            Assert.That(Evses.Where(e => e.Connectors.DistinctBy(c => c.Id).Count() < e.Connectors.Count), Is.Empty);
        }
    }

    [Test]
    public void Time_zones_exist_and_coordinates_have_their_form()
    {
        foreach (var location in Made.Locations)
        {
            Assert.That(TimeZoneInfo.TryFindSystemTimeZoneById(location.TimeZone, out _), location.TimeZone);
            Assert.That(location.Coordinates.Latitude, Does.Match(@"^-?[0-9]{1,2}\.[0-9]{5,7}$"));
            Assert.That(location.Coordinates.Longitude, Does.Match(@"^-?[0-9]{1,3}\.[0-9]{5,7}$"));
        }
    }

    [Test]
    public void Texts_fit_into_their_fields()
    {
        foreach (var location in Made.Locations)
        {
            Assert.That(location.Address.Length, Is.InRange(5, 45));
            Assert.That(location.City.Length, Is.InRange(1, 45));
            Assert.That(location.PostalCode!.Length, Is.InRange(1, 10));
            Assert.That(location.Name?.Length ?? 0, Is.LessThanOrEqualTo(255));
        }
    }

    [Test]
    public void Energy_adds_to_a_hundred_percent() =>
        Assert.That(
            Made.Locations.Select(l => l.EnergyMix).OfType<EnergyMix>().Select(mix => mix.EnergySources!.Sum(s => s.Percentage)),
            Is.All.EqualTo(100m));

    [Test]
    public void Opening_hours_are_given_by_weekday_exactly_where_a_location_is_not_always_open()
    {
        foreach (var hours in Made.Locations.Select(l => l.OpeningTimes).OfType<Hours>())
        {
            Assert.That(hours.RegularHours is null, Is.EqualTo(hours.Twentyfourseven));
            Assert.That((hours.RegularHours ?? []).Where(h => string.CompareOrdinal(h.PeriodBegin, h.PeriodEnd) >= 0), Is.Empty);
            Assert.That(
                from closing in hours.ExceptionalClosings ?? []
                from opening in hours.ExceptionalOpenings ?? []
                where closing.PeriodBegin < opening.PeriodEnd && opening.PeriodBegin < closing.PeriodEnd
                select closing,
                Is.Empty);
        }
    }

    [Test]
    public void Only_unpublished_locations_say_who_may_see_them() =>
        Assert.That(Made.Locations.Where(l => l.Publish && l.PublishAllowedTo is not null), Is.Empty);

    [Test]
    public void Every_connector_has_at_most_one_tariff_of_a_type_and_gives_no_more_power_than_its_volts_and_amperes_allow()
    {
        var tariffs = Made.Tariffs.ToDictionary(tariff => tariff.Id);
        foreach (var connector in Connectors)
        {
            Assert.That(connector.TariffIds!.Select(id => tariffs[id].Type), Is.Unique);
            var phases = connector.PowerType is PowerType.Ac3Phase ? 3 : 1;
            Assert.That(connector.MaxElectricPower, Is.LessThanOrEqualTo(connector.MaxVoltage * connector.MaxAmperage * phases));
        }
    }

    [Test]
    public void Tariffs_price_reservations_by_flat_and_time_only_and_bill_by_the_smallest_step()
    {
        var elements = Made.Tariffs.SelectMany(tariff => tariff.Elements).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(elements.SelectMany(e => e.PriceComponents).Select(c => c.StepSize), Is.All.EqualTo(1));
            Assert.That(
                elements.Where(e => e.Restrictions?.Reservation is not null)
                    .SelectMany(e => e.PriceComponents)
                    .Select(c => c.Type)
                    .Distinct(),
                Is.EquivalentTo((TariffDimensionType[])[TariffDimensionType.Flat, TariffDimensionType.Time]));
        }
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, OcpiJson.Options);
}
