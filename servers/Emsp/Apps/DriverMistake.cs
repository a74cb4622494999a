using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;

namespace OcpiKit.Emsp.Apps;

/// <summary>A driver, or the app, asked for something that cannot be.</summary>
/// <param name="answer">How the app gets to know: what is wrong, and what to do about it.</param>
internal sealed class DriverMistake(Answer answer) : Exception
{
    public Answer Answer { get; } = answer;

    /// <summary>What was asked makes no sense as it is.</summary>
    public static DriverMistake Invalid(string message) => new(Answer.HttpError(StatusCodes.Status400BadRequest, StatusCode.InvalidParameter, message));

    /// <summary>What was asked for is not there.</summary>
    public static DriverMistake Unknown(string message) => new(Answer.NotFound(StatusCode.ClientError, message));

    /// <summary>It makes sense, but not as things stand.</summary>
    public static DriverMistake NotNow(string message) => new(Answer.HttpError(StatusCodes.Status409Conflict, StatusCode.ClientError, message));

    /// <summary>A CPO that has to say something to it does not.</summary>
    public static DriverMistake NoAnswer(string message) => new(Answer.HttpError(StatusCodes.Status502BadGateway, StatusCode.ServerError, message));
}
