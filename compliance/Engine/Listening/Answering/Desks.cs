using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>Who answers what.</summary>
internal sealed record Desks(
    VersionsDesk Versions, CredentialsDesk Credentials, ListDesk Lists, PushDesk Pushes, CdrDesk Cdrs, TokenDesk Tokens, ChargingDesk Charging)
{
    /// <summary>The one for an operation.</summary>
    public Answer For(Operation operation) => operation switch
    {
        { Id: "versions.symmetric.list" } => Versions.ListAsync,
        { Module: "versions" } => Versions.DetailsAsync,
        { Module: "credentials", Method: "GET" } => Credentials.GetAsync,
        { Module: "credentials", Method: "POST" } => Credentials.PostAsync,
        { Module: "credentials", Method: "PUT" } => Credentials.PutAsync,
        { Module: "credentials" } => Credentials.DeleteAsync,
        { Paged: true } => Lists.PageAsync,
        { Interface: Interface.Sender, Method: "GET" } => Lists.ObjectAsync,
        { Module: "cdrs", Method: "POST" } => Cdrs.PostAsync,
        { Module: "cdrs" } => Cdrs.GetAsync,
        { Module: "tokens", Interface: Interface.Sender } => Tokens.AuthorizeAsync,
        { Module: "sessions", Interface: Interface.Sender } => Charging.PreferAsync,
        { Module: "commands", Interface: Interface.Receiver } => Charging.CommandAsync,
        { Module: "chargingprofiles", Interface: Interface.Receiver } => Charging.ProfileAsync,
        { Interface: Interface.Receiver } => Pushes.AnswerAsync,
        // Results, and changes of an active profile: there is nothing to do but to keep them, which the inbox does.
        _ => static (_, _) => Task.FromResult(Reply.Ok()),
    };
}
