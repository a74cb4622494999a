using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Emsp.Drivers;
using OcpiKit.Emsp.Modules;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Apps;

/// <summary>Shows what drivers have: their sessions and their bills.</summary>
internal static class AccountRoutes
{
    private const int Most = 50;

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapRead("/sessions", (HttpRequest request, IObjectStore store, CancellationToken stop) =>
            NewestAsync<Session>(request, store, EmspPlatform.Sessions, session => session.CdrToken, session => session.StartDateTime, stop))
            .WithSummary("Sessions of our drivers, the newest 50; with ?token=UID those of one.");
        app.MapRead("/sessions/{id}", async (string id, HttpRequest request, Surroundings surroundings, CancellationToken stop) =>
            (await surroundings.FindAsync<Session>(EmspPlatform.Sessions.Identifier, id, request.Owner(), stop)).Object is { } session
                ? Answer.With(session)
                : throw DriverMistake.Unknown($"The CPO has told us of no session {id}.")).WithSummary("One of them.");
        app.MapRead("/bills", (HttpRequest request, IObjectStore store, CancellationToken stop) =>
            NewestAsync<Cdr>(request, store, EmspPlatform.Cdrs, cdr => cdr.CdrToken, cdr => cdr.EndDateTime, stop))
            .WithSummary("What our drivers' charging costs us, as CPOs billed it (CDRs), the newest 50; with ?token=UID those of one, with ?session=ID that of a session.");
    }

    private static async Task<Answer> NewestAsync<T>(
        HttpRequest request, IObjectStore store, Module module, Func<T, CdrToken> driver, Func<T, DateTimeOffset> time, CancellationToken stop)
    {
        var (token, session) = (request.Query["token"].ToString(), request.Query["session"].ToString());
        var newest = new PriorityQueue<T, DateTimeOffset>();
        await foreach (var json in store.ReadAllAsync(module.Identifier, stop))
        {
            var one = JsonSerializer.Deserialize<T>(json, OcpiJson.Options)!;
            if ((token.Length > 0 && !Ids.Same(driver(one).Uid, token)) || (session.Length > 0 && !(one is Cdr cdr && Ids.Same(cdr.SessionId ?? "", session))))
                continue;
            newest.Enqueue(one, time(one));
            if (newest.Count > Most)
                newest.Dequeue();
        }
        return Answer.With(newest.UnorderedItems.OrderByDescending(one => one.Priority).Select(one => one.Element).ToList());
    }
}
