namespace OcpiKit.Learning.Showing;

/// <summary>Roles as people write them.</summary>
public static class RoleWords
{
    /// <summary>The name of a role.</summary>
    public static string Name(string role) => role is "EMSP" ? "eMSP" : role;
}
