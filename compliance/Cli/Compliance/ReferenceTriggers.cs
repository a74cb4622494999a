using OcpiKit.Engine.Parties;

namespace OcpiKit.Cli.Compliance;

/// <summary>What a person would do at our own servers, done by the APIs that these have for it: the triggers of their profiles.</summary>
internal static class ReferenceTriggers
{
    /// <summary>At the CPO: what happens at its stations.</summary>
    public static IReadOnlyDictionary<string, Trigger> OfCpo(Uri server) => new Dictionary<string, Trigger>(OfEvery(server))
    {
        ["charge"] = Post(server, "/station/swipe", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}", "connector_id": "${connector_id}", "uid": "${token_uid}" }"""),
        ["charge-offline"] = Post(server, "/station/offline", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}", "connector_id": "${connector_id}", "uid": "${token_uid}" }"""),
        ["charge-offline-for"] = Post(server, "/station/offline", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}", "connector_id": "${connector_id}", "uid": "${token_uid}", "minutes": ${minutes} }"""),
        ["unplug"] = Post(server, "/station/unplug", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}" }"""),
        ["evse-status"] = Post(server, "/station/status", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}", "status": "${status}" }"""),
        ["set-location"] = Call("PUT", server, "/station/locations/${location_id}", """{ "publish": true, "name": "${name}", "address": "Teststrasse 1", "city": "Berlin", "postal_code": "10115", "country": "DEU", "coordinates": { "latitude": "52.53000", "longitude": "13.38500" }, "time_zone": "Europe/Berlin", "evses": [{ "uid": "${location_id}-E1", "evse_id": "DE*OKC*E5B1F01", "status": "AVAILABLE", "connectors": [{ "id": "1", "standard": "IEC_62196_T2", "format": "SOCKET", "power_type": "AC_3_PHASE", "max_voltage": 230, "max_amperage": 32 }] }] }"""),
        ["limit"] = Post(server, "/station/limit", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}", "watts": ${watts} }"""),
        ["set-tariff"] = Call("PUT", server, "/prices/${tariff_id}", """{ "currency": "EUR", "elements": [{ "price_components": [{ "type": "ENERGY", "price": ${price}, "vat": 19, "step_size": 1 }] }] }"""),
        ["remove-tariff"] = Call("DELETE", server, "/prices/${tariff_id}", "{}"),
        ["correct-bill"] = Post(server, "/bills/${cdr_id}/correct", "{}"),
    };

    /// <summary>At the eMSP: what its drivers and its help desk do.</summary>
    public static IReadOnlyDictionary<string, Trigger> OfEmsp(Uri server) => new Dictionary<string, Trigger>(OfEvery(server))
    {
        ["start"] = Post(server, "/driver/start", """{ "token": "${token_uid}", "location_id": "${location_id}", "evse_uid": "${evse_uid}", "connector_id": "${connector_id}" }"""),
        ["stop"] = Post(server, "/driver/stop", """{ "session_id": "${session_id}" }"""),
        ["reserve"] = Post(server, "/driver/reserve", """{ "token": "${token_uid}", "location_id": "${location_id}", "evse_uid": "${evse_uid}" }"""),
        ["cancel"] = Post(server, "/driver/cancel", """{ "reservation_id": "${reservation_id}" }"""),
        ["unlock"] = Post(server, "/driver/helpdesk/unlock", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}", "connector_id": "${connector_id}" }"""),
        ["prefer"] = Call("PUT", server, "/driver/sessions/${session_id}/preferences", """{ "profile_type": "${profile_type}" }"""),
        ["set-profile"] = Call("PUT", server, "/driver/sessions/${session_id}/profile", """{ "charging_profile": { "charging_rate_unit": "W", "charging_profile_period": [{ "start_period": 0, "limit": ${watts} }] } }"""),
        ["ask-profile"] = Post(server, "/driver/sessions/${session_id}/profile", """{ "duration": 600 }"""),
        ["clear-profile"] = Call("DELETE", server, "/driver/sessions/${session_id}/profile", "{}"),
        ["issue-token"] = Post(server, "/driver/tokens", """{ "uid": "${token_uid}" }"""),
        ["block-token"] = Call("PATCH", server, "/driver/tokens/${token_uid}", """{ "valid": false }"""),
    };

    /// <summary>At either: what whoever runs it decides.</summary>
    private static Dictionary<string, Trigger> OfEvery(Uri server) => new()
    {
        ["pull"] = Post(server, "/pull", "{}"),
        ["register"] = Post(server, "/partners", """{ "versions_url": "${versions_url}", "token": "${token}" }"""),
        ["leave"] = Call("DELETE", server, "/partners/${country_code}/${party_id}", "{}"),
    };

    private static HttpTrigger Post(Uri server, string path, string body) => Call("POST", server, path, body);

    private static HttpTrigger Call(string method, Uri server, string path, string body) =>
        new(method, server.AbsoluteUri.TrimEnd('/') + path, new Dictionary<string, string>(), body);
}
