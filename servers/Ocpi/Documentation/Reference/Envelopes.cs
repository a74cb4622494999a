namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>What every answer looks like (transport_and_format, Response format); written by <see cref="Answers.Answer"/>.</summary>
/// <param name="StatusCode">1000 where it went well; 2xxx: the request was at fault, 3xxx: the server was, 4xxx: a hub was.</param>
/// <param name="StatusMessage">For developers, not for programs.</param>
/// <param name="Timestamp">When the answer was made.</param>
internal sealed record Envelope(int StatusCode, DateTimeOffset Timestamp, string? StatusMessage = null);

/// <summary>The same with something in it.</summary>
/// <param name="Data">What was asked for; absent where the status code is no success.</param>
/// <param name="StatusCode">1000 where it went well; 2xxx: the request was at fault, 3xxx: the server was, 4xxx: a hub was.</param>
/// <param name="StatusMessage">For developers, not for programs.</param>
/// <param name="Timestamp">When the answer was made.</param>
internal sealed record Envelope<T>(int StatusCode, DateTimeOffset Timestamp, string? StatusMessage = null, T? Data = default);
