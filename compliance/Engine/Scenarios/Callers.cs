using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios;

/// <summary>Who calls which operation: a CPO offers what it owns and is sent tokens, commands and charging profiles; what its partner offers is the rest (terminology, typical implementations per role).</summary>
public static class Callers
{
    /// <summary>Whether a platform of this role calls this operation at a partner. Versions and credentials everybody does, and with a Hub in between both sides of hubclientinfo.</summary>
    public static bool Calls(string role, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Interface == Interface.Symmetric || operation.Module == "hubclientinfo")
            return true;
        return role switch
        {
            "CPO" => !IsOfCpo(operation),
            "EMSP" => IsOfCpo(operation),
            _ => false,
        };
    }

    /// <summary>The role of the partner that a platform of this role deals with.</summary>
    public static string PartnerOf(string role) => role == "EMSP" ? "CPO" : "EMSP";

    private static bool IsOfCpo(Operation operation) =>
        operation.Interface == (operation.Module is "tokens" or "commands" or "chargingprofiles" ? Interface.Receiver : Interface.Sender);
}
