using Microsoft.AspNetCore.Routing;
using OcpiKit.Emsp.Ordering;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>The sender's side of commands: what stations said to those that we have sent (mod_commands, Sender Interface).</summary>
internal static class CommandsModule
{
    public static void MapCommands(this IEndpointRouteBuilder routes, Platform platform) => routes.MapResponses<CommandResult>(
        platform.PathOf(EmspPlatform.Commands),
        (result, at) => new StationAnswer(at, OcpiJson.Word(result.Result), result.Message.ForPeople()));
}
