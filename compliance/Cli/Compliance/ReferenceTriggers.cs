using OcpiKit.Engine.Parties;

namespace OcpiKit.Cli.Compliance;

/// <summary>What a person would do at our own servers, done by the APIs that these have for it: the triggers of their profiles.</summary>
internal static class ReferenceTriggers
{
    /// <summary>At the CPO: what happens at its stations.</summary>
    public static IReadOnlyDictionary<string, Trigger> OfCpo(Uri server) => new Dictionary<string, Trigger>
    {
        ["charge"] = Post(server, "/station/swipe", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}", "connector_id": "${connector_id}", "uid": "${token_uid}" }"""),
        ["unplug"] = Post(server, "/station/unplug", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}" }"""),
        ["evse-status"] = Post(server, "/station/status", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}", "status": "${status}" }"""),
        ["limit"] = Post(server, "/station/limit", """{ "location_id": "${location_id}", "evse_uid": "${evse_uid}", "watts": ${watts} }"""),
        ["set-tariff"] = Call("PUT", server, "/prices/${tariff_id}", """{ "currency": "EUR", "elements": [{ "price_components": [{ "type": "ENERGY", "price": ${price}, "vat": 19, "step_size": 1 }] }] }"""),
        ["remove-tariff"] = Call("DELETE", server, "/prices/${tariff_id}", "{}"),
        ["correct-bill"] = Post(server, "/bills/${cdr_id}/correct", "{}"),
        ["pull"] = Post(server, "/pull", "{}"),
    };

    /// <summary>At the eMSP: what its drivers and its help desk do.</summary>
    public static IReadOnlyDictionary<string, Trigger> OfEmsp(Uri server) => new Dictionary<string, Trigger>
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
        ["pull"] = Post(server, "/pull", "{}"),
    };

    private static HttpTrigger Post(Uri server, string path, string body) => Call("POST", server, path, body);

    private static HttpTrigger Call(string method, Uri server, string path, string body) =>
        new(method, server.AbsoluteUri.TrimEnd('/') + path, new Dictionary<string, string>(), body);
}
