namespace OcpiKit.Cli.Authoring;

/// <summary>A small object of each kind that a party owns and sends, to begin with: only what has to be there.</summary>
/// <param name="Type">Its OCPI type.</param>
/// <param name="Id">The id by which its address names it.</param>
/// <param name="Yaml">The object.</param>
internal sealed record OwnObject(string Type, string Id, string Yaml)
{
    private const string Owner = "country_code: \"${our_country_code}\"\nparty_id: \"${our_party_id}\"\n";

    private const string Stamp = "\nlast_updated: \"2026-01-31T12:00:00Z\"";

    // They are never seen by anybody: not valid, not published, or of a party that is only made up.
    private static readonly OwnObject[] All =
    [
        new("Token", "MY-TOKEN", Owner + """
            uid: MY-TOKEN
            type: RFID
            contract_id: NL-OKT-C00000001-0
            issuer: OcpiKit test
            valid: false
            whitelist: NEVER
            """ + Stamp),
        new("Location", "MY-LOCATION", Owner + """
            id: MY-LOCATION
            publish: false
            address: Teststraat 1
            city: Utrecht
            country: NLD
            coordinates: { latitude: "52.09070", longitude: "5.12140" }
            time_zone: Europe/Amsterdam
            """ + Stamp),
        new("Tariff", "MY-TARIFF", Owner + """
            id: MY-TARIFF
            currency: EUR
            elements: [{ price_components: [{ type: ENERGY, price: 0.3, vat: 21, step_size: 1 }] }]
            """ + Stamp),
        new("Session", "MY-SESSION", Owner + """
            id: MY-SESSION
            start_date_time: "2026-01-31T11:00:00Z"
            kwh: 0
            cdr_token: { country_code: "${their_country_code}", party_id: "${their_party_id}", uid: MY-TOKEN, type: RFID, contract_id: NL-OKT-C00000001-0 }
            auth_method: WHITELIST
            location_id: MY-LOCATION
            evse_uid: MY-LOCATION-E1
            connector_id: "1"
            currency: EUR
            status: PENDING
            """ + Stamp),
        new("CDR", "MY-CDR", Owner + """
            id: "MY-CDR-${run}"
            start_date_time: "2026-01-31T11:00:00Z"
            end_date_time: "2026-01-31T12:00:00Z"
            cdr_token: { country_code: "${their_country_code}", party_id: "${their_party_id}", uid: MY-TOKEN, type: RFID, contract_id: NL-OKT-C00000001-0 }
            auth_method: WHITELIST
            cdr_location:
              id: MY-LOCATION
              address: Teststraat 1
              city: Utrecht
              country: NLD
              coordinates: { latitude: "52.09070", longitude: "5.12140" }
              evse_uid: MY-LOCATION-E1
              evse_id: NL*OKT*E000001
              connector_id: "1"
              connector_standard: IEC_62196_T2
              connector_format: SOCKET
              connector_power_type: AC_3_PHASE
            currency: EUR
            charging_periods: [{ start_date_time: "2026-01-31T11:00:00Z", dimensions: [{ type: ENERGY, volume: 10 }] }]
            total_cost: { excl_vat: 0 }
            total_energy: 10
            total_time: 1
            """ + Stamp),
    ];

    /// <summary>That of a type; null where there is none.</summary>
    public static OwnObject? Of(string type) => Array.Find(All, one => one.Type == type);
}
