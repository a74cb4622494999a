using System.Globalization;

namespace OcpiKit.Ocpi.Types;

/// <summary>How many characters a text may have, as the tables of the modules say; for lists of texts, each of them.</summary>
internal static class FieldLengths
{
    private static readonly Dictionary<Type, string> Table = new()
    {
        [typeof(AdditionalGeoLocation)] = "latitude 10, longitude 11",
        [typeof(AuthorizationInfo)] = "authorization_reference 36",
        [typeof(BusinessDetails)] = "name 100",
        [typeof(CancelReservation)] = "reservation_id 36",
        [typeof(Cdr)] = "country_code 2, party_id 3, id 39, session_id 36, authorization_reference 36, meter_id 255, currency 3, remark 255, "
            + "invoice_reference_id 39, credit_reference_id 39",
        [typeof(CdrLocation)] = "id 36, name 255, address 45, city 45, postal_code 10, state 20, country 3, evse_uid 36, evse_id 48, connector_id 36",
        [typeof(CdrToken)] = "country_code 2, party_id 3, uid 36, contract_id 36",
        [typeof(ChargingPeriod)] = "tariff_id 36",
        [typeof(ClientInfo)] = "party_id 3, country_code 2",
        [typeof(Connector)] = "id 36, tariff_ids 36",
        [typeof(Credentials)] = "token 64",
        [typeof(CredentialsRole)] = "party_id 3, country_code 2",
        [typeof(DisplayText)] = "language 2, text 512",
        [typeof(EnergyContract)] = "supplier_name 64, contract_id 64",
        [typeof(EnergyMix)] = "supplier_name 64, energy_product_name 64",
        [typeof(Evse)] = "uid 36, evse_id 48, floor_level 4, physical_reference 16",
        [typeof(GeoLocation)] = "latitude 10, longitude 11",
        [typeof(Image)] = "type 4",
        [typeof(Location)] = "country_code 2, party_id 3, id 36, name 255, address 255, city 45, postal_code 10, state 45, country 3, time_zone 255",
        [typeof(LocationReferences)] = "location_id 36, evse_uids 36",
        [typeof(PublishToken)] = "uid 36, visual_number 64, issuer 64, group_id 36",
        [typeof(RegularHours)] = "period_begin 5, period_end 5",
        [typeof(ReserveNow)] = "reservation_id 36, location_id 36, evse_uid 36, authorization_reference 36",
        [typeof(Session)] = "country_code 2, party_id 3, id 36, authorization_reference 36, location_id 36, evse_uid 36, connector_id 36, meter_id 255, currency 3",
        [typeof(SignedData)] = "encoding_method 36, public_key 512, url 512",
        [typeof(SignedValue)] = "nature 32, plain_data 5000, signed_data 5000",
        [typeof(StartSession)] = "location_id 36, evse_uid 36, connector_id 36, authorization_reference 36",
        [typeof(StopSession)] = "session_id 36",
        [typeof(Tariff)] = "country_code 2, party_id 3, id 36, currency 3",
        [typeof(TariffRestrictions)] = "start_time 5, end_time 5, start_date 10, end_date 10",
        [typeof(Token)] = "country_code 2, party_id 3, uid 36, contract_id 36, visual_number 64, issuer 64, group_id 36, language 2",
        [typeof(UnlockConnector)] = "location_id 36, evse_uid 36, connector_id 36",
    };

    private static readonly Dictionary<(Type, string), int> Lengths = Table
        .SelectMany(entry => entry.Value.Split(", ").Select(field => field.Split(' '))
            .Select(field => (Key: (entry.Key, field[0]), Most: int.Parse(field[1], CultureInfo.InvariantCulture))))
        .ToDictionary(field => field.Key, field => field.Most);

    /// <summary>The most characters of a field, or null where there is no limit.</summary>
    /// <param name="type">The wire type it is in.</param>
    /// <param name="field">Its name on the wire.</param>
    public static int? Of(Type type, string field) => Lengths.TryGetValue((type, field), out var most) ? most : null;
}
