using System.Text.Json.Serialization;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Apps;

/// <summary>How a driver prefers to charge.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PreferencesRequest(
    ProfileType ProfileType, DateTimeOffset? DepartureTime = null, decimal? EnergyNeed = null, bool? DischargeAllowed = null) : CpoRequest
{
    /// <summary>The same as OCPI says it.</summary>
    [JsonIgnore]
    public ChargingPreferences Preferences => new(ProfileType, DepartureTime, EnergyNeed, DischargeAllowed);
}

/// <summary>How fast a session shall charge.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ProfileRequest(ChargingProfile ChargingProfile) : CpoRequest;

/// <summary>Asks how fast a session is going to charge.</summary>
/// <param name="Duration">For the next so many seconds.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ProfileQuestion(int Duration = 900) : CpoRequest;
