using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Catalogue;

/// <summary>The bill for a session (mod_cdrs).</summary>
internal static class CdrOperations
{
    private const string Module = "cdrs";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Module, InterfaceRole.Sender, HttpMethods.Get, "")
        {
            Title = "List the CDRs",
            Story = "{A} read{s} the list of {B's} charge records (CDRs)",
            Note = "Only those of your own drivers.",
            Data = typeof(Cdr),
            IsList = true,
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Get, "/{*rest}")
        {
            Title = "Look up a CDR as we know it",
            Story = "{A} check{s} {B's} copy of a charge record (CDR)",
            Note = "At the URL that the header Location of the answer to POST named.",
            Data = typeof(Cdr),
            Refusals = [new(StatusCodes.Status404NotFound, StatusCode.ClientError, "There is no such CDR, or it is none of yours.")],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Post, "")
        {
            Title = "Send a CDR",
            Story = "{A} send{s} {B} the charge record (CDR) of a finished session: the bill",
            Note = "The header Location of the answer says where it is from now on. A CDR never changes: a wrong one is taken back by a credit CDR.",
            Body = typeof(Cdr),
        },
    ];
}
