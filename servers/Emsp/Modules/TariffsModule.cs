using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>The receiver's side of tariffs: a CPO sends them, looks at them, and takes them back; whole, never in part (mod_tariffs; TAR-07).</summary>
internal static class TariffsModule
{
    private static readonly Answer Unknown = Answer.NotFound(StatusCode.ClientError, "We have no Tariff with this id.");

    public static readonly PulledModule<Tariff> Pulled = new(EmspPlatform.Tariffs.Identifier, Identify) { ListsAllThatIsValid = true };

    public static readonly Receiver<Tariff> Receiver = new(
        EmspPlatform.Tariffs.Identifier,
        Identify,
        Unknown);

    public static void MapTariffs(this IEndpointRouteBuilder routes, Platform platform)
    {
        var tariffs = routes.MapOwned(platform.PathOf(EmspPlatform.Tariffs));
        Receiver.MapWhole(tariffs);
        tariffs.MapDelete("/{id}", DeleteAsync);
    }

    private static async Task<Answer> DeleteAsync(
        string countryCode, string partyId, string id, IObjectStore store, CancellationToken stop) =>
        await store.DeleteAsync(Receiver.Key(countryCode, partyId, id), stop) ? Answer.Done : Unknown;

    private static Identity Identify(Tariff tariff) => new Identity(tariff.CountryCode, tariff.PartyId, tariff.Id, tariff.LastUpdated);
}
