using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Answers;

/// <summary>
/// Every answer of an OCPI server: an HTTP status and, as the body, the envelope with data, status_code, status_message and timestamp
/// (transport_and_format, Response format). Errors have the same shape, without data.
/// </summary>
public sealed class Answer : IResult
{
    private readonly int _httpStatus;
    private readonly int _statusCode;
    private readonly string _statusMessage;
    private readonly Action<Utf8JsonWriter>? _writeData;

    private Answer(int httpStatus, int statusCode, string statusMessage, Action<Utf8JsonWriter>? writeData)
    {
        _httpStatus = httpStatus;
        _statusCode = statusCode;
        _statusMessage = statusMessage;
        _writeData = writeData;
    }

    /// <summary>What it says in words.</summary>
    public string Message => _statusMessage;

    /// <summary>A success that has nothing to tell; where the specification names no data, none is sent (TRN-46).</summary>
    public static Answer Done { get; } = new(StatusCodes.Status200OK, StatusCode.Success, "Success", null);

    /// <summary>The same for an object that did not exist before: HTTP 201.</summary>
    public static Answer Created { get; } = new(StatusCodes.Status201Created, StatusCode.Success, "Success", null);

    /// <summary>A success whose data is one of the wire types.</summary>
    public static Answer With<T>(T data) => Success(writer => JsonSerializer.Serialize(writer, data, OcpiJson.Options));

    /// <summary>A success whose data is one object, as the JSON it was stored as.</summary>
    public static Answer WithJson(ReadOnlyMemory<byte> json) => Success(writer => writer.WriteRawValue(json.Span, skipInputValidation: true));

    /// <summary>A success whose data is a list of objects, each as the JSON it was stored as.</summary>
    public static Answer WithJsonList(IReadOnlyList<byte[]> objects) => Success(writer =>
    {
        writer.WriteStartArray();
        foreach (var json in objects)
            writer.WriteRawValue(json, skipInputValidation: true);
        writer.WriteEndArray();
    });

    /// <summary>The request was understood and turned down: 2xxx travels with HTTP 200 (status_codes; STA-02).</summary>
    public static Answer Refusal(int statusCode, string because) => new(StatusCodes.Status200OK, statusCode, because, null);

    /// <summary>The request failed on the HTTP layer, which still answers with an envelope (transport_and_format; TRN-45).</summary>
    public static Answer HttpError(int httpStatus, int statusCode, string because) => new(httpStatus, statusCode, because, null);

    /// <summary>What was asked for does not exist: HTTP 404 (status_codes; STA-03).</summary>
    public static Answer NotFound(int statusCode, string because) => HttpError(StatusCodes.Status404NotFound, statusCode, because);

    /// <summary>The same answer with another HTTP status, where what travels is no OCPI and HTTP has to say it all.</summary>
    public Answer As(int httpStatus) => new(httpStatus, _statusCode, _statusMessage, _writeData);

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var time = httpContext.RequestServices.GetRequiredService<TimeProvider>();
        var body = Write(time.GetUtcNow());
        var response = httpContext.Response;
        response.StatusCode = _httpStatus;
        response.ContentType = "application/json";
        response.ContentLength = body.WrittenCount;
        await response.BodyWriter.WriteAsync(body.WrittenMemory, httpContext.RequestAborted);
    }

    private static Answer Success(Action<Utf8JsonWriter> writeData) =>
        new(StatusCodes.Status200OK, StatusCode.Success, "Success", writeData);

    private ArrayBufferWriter<byte> Write(DateTimeOffset now)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = OcpiJson.Options.Encoder });
        writer.WriteStartObject();
        if (_writeData is not null)
        {
            writer.WritePropertyName("data");
            _writeData(writer);
        }
        writer.WriteNumber("status_code", _statusCode);
        writer.WriteString("status_message", _statusMessage);
        writer.WriteString("timestamp", OcpiDateTime.Format(now));
        writer.WriteEndObject();
        writer.Flush();
        return body;
    }
}
