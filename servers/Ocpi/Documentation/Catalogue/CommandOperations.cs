using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Catalogue;

/// <summary>What a driver's app can ask a station to do (mod_commands). The station's own answer comes later, to the response_url.</summary>
internal static class CommandOperations
{
    private const string Module = "commands";
    private const string Later = " The answer only says whether the station is asked; what it said follows as a CommandResult to the response_url.";

    private static readonly Refusal NoLocation = new(StatusCodes.Status200OK, StatusCode.UnknownLocation, "There is no such Location, EVSE or Connector.");

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Module, InterfaceRole.Receiver, HttpMethods.Post, "/START_SESSION")
        {
            Title = "Start charging",
            Story = "{A} ask{s} {B} to start charging for a driver",
            Note = "For a driver in front of the station with an app." + Later,
            Body = typeof(StartSession),
            Data = typeof(CommandResponse),
            Refusals = [NoLocation],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Post, "/STOP_SESSION")
        {
            Title = "Stop charging",
            Story = "{A} ask{s} {B} to stop charging",
            Note = "Only for a session that was started for one of your drivers." + Later,
            Body = typeof(StopSession),
            Data = typeof(CommandResponse),
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Post, "/RESERVE_NOW")
        {
            Title = "Reserve a place",
            Story = "{A} ask{s} {B} to keep a charging place free for a driver",
            Note = "The same reservation_id again changes the reservation." + Later,
            Body = typeof(ReserveNow),
            Data = typeof(CommandResponse),
            Refusals = [NoLocation],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Post, "/CANCEL_RESERVATION")
        {
            Title = "Cancel a reservation",
            Story = "{A} ask{s} {B} to give up a reservation",
            Note = "That there is no such reservation is said in the CommandResult." + Later,
            Body = typeof(CancelReservation),
            Data = typeof(CommandResponse),
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Post, "/UNLOCK_CONNECTOR")
        {
            Title = "Free a stuck cable",
            Story = "{A} ask{s} {B} to unlock a cable that is stuck",
            Note = "For the help desk, not for the driver's app." + Later,
            Body = typeof(UnlockConnector),
            Data = typeof(CommandResponse),
            Refusals = [NoLocation],
        },
        new(Module, InterfaceRole.Sender, HttpMethods.Post, "/{*rest}")
        {
            Title = "Receive the result of a command",
            Story = "{A} report{s} to {B} what the station said to a command",
            Note = "The response_url of a command: each command has one of its own, and it is no use to guess one.",
            Body = typeof(CommandResult),
        },
    ];
}
