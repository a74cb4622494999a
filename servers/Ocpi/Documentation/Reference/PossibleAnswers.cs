using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>How an operation may be answered: what it does when all is well, what the catalogue says of it, and what holds for all.</summary>
internal static class PossibleAnswers
{
    private static readonly Refusal Unauthorized = new(
        StatusCodes.Status401Unauthorized, StatusCode.ClientError, "No token, or one that we do not know, or one that is only good for registering.");

    private static readonly Refusal NotJson = new(StatusCodes.Status400BadRequest, StatusCode.ClientError, "The body is no JSON.");

    private static readonly Refusal TooLarge = new(StatusCodes.Status413PayloadTooLarge, StatusCode.ClientError, "The body is larger than we accept.");

    private static readonly Refusal Misfit = new(
        StatusCodes.Status200OK, StatusCode.InvalidParameter, "The body is JSON, but not what it has to be, or not what the URL says.");

    private static readonly Refusal BadParameter = new(StatusCodes.Status200OK, StatusCode.InvalidParameter, "A parameter makes no sense.");

    /// <summary>The HTTP statuses of an operation, each with what it may mean besides success.</summary>
    public static IReadOnlyList<(int Http, IReadOnlyList<Refusal> Refusals)> Of(Operation operation)
    {
        var refusals = operation.Refusals.Append(Unauthorized);
        if (operation.Body is not null)
            refusals = refusals.Append(Misfit).Append(NotJson).Append(TooLarge);
        else if (operation.IsList || operation.Query.Count > 0)
            refusals = refusals.Append(BadParameter);

        var byHttp = refusals.ToLookup(refusal => refusal.Http);
        return
        [
            .. Successes(operation).Concat(byHttp.Select(group => group.Key)).Distinct().Order()
                .Select(http => (http, (IReadOnlyList<Refusal>)[.. byHttp[http].OrderBy(refusal => refusal.StatusCode)])),
        ];
    }

    /// <summary>The HTTP statuses with which it says that it went well.</summary>
    public static IEnumerable<int> Successes(Operation operation)
    {
        if (operation is { Module: "cdrs", Method: "POST" })
            return [StatusCodes.Status201Created];
        return operation.Creates ? [StatusCodes.Status200OK, StatusCodes.Status201Created] : [StatusCodes.Status200OK];
    }
}
