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
    private readonly IReadOnlyList<ReadOnlyMemory<byte>>? _data;
    private readonly bool _isList;

    private Answer(int httpStatus, int statusCode, string statusMessage, IReadOnlyList<ReadOnlyMemory<byte>>? data = null, bool isList = false)
    {
        _httpStatus = httpStatus;
        _statusCode = statusCode;
        _statusMessage = statusMessage;
        _data = data;
        _isList = isList;
    }

    /// <summary>What it says in words.</summary>
    public string Message => _statusMessage;

    /// <summary>A success that has nothing to tell; where the specification names no data, none is sent (TRN-46).</summary>
    public static Answer Done { get; } = new(StatusCodes.Status200OK, StatusCode.Success, "Success");

    /// <summary>The same for an object that did not exist before: HTTP 201.</summary>
    public static Answer Created { get; } = new(StatusCodes.Status201Created, StatusCode.Success, "Success");

    /// <summary>A success whose data is one of the wire types.</summary>
    public static Answer With<T>(T data) => WithJson(JsonSerializer.SerializeToUtf8Bytes(data, OcpiJson.Options));

    /// <summary>A success whose data is one object, as the JSON it was stored as.</summary>
    public static Answer WithJson(ReadOnlyMemory<byte> json) => new(StatusCodes.Status200OK, StatusCode.Success, "Success", [json]);

    /// <summary>A success whose data is a list of objects, each as the JSON it was stored as.</summary>
    public static Answer WithJsonList(IEnumerable<byte[]> objects) =>
        new(StatusCodes.Status200OK, StatusCode.Success, "Success", [.. objects.Select(json => (ReadOnlyMemory<byte>)json)], isList: true);

    /// <summary>The request was understood and turned down: 2xxx travels with HTTP 200 (status_codes; STA-02).</summary>
    public static Answer Refusal(int statusCode, string because) => new(StatusCodes.Status200OK, statusCode, because);

    /// <summary>The request failed on the HTTP layer, which still answers with an envelope (transport_and_format; TRN-45).</summary>
    public static Answer HttpError(int httpStatus, int statusCode, string because) => new(httpStatus, statusCode, because);

    /// <summary>What was asked for does not exist: HTTP 404 (status_codes; STA-03).</summary>
    public static Answer NotFound(int statusCode, string because) => HttpError(StatusCodes.Status404NotFound, statusCode, because);

    /// <summary>The same answer with another HTTP status, where what travels is no OCPI and HTTP has to say it all.</summary>
    public Answer As(int httpStatus) => new(httpStatus, _statusCode, _statusMessage, _data, _isList);

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var time = httpContext.RequestServices.GetRequiredService<TimeProvider>();
        var end = End(time.GetUtcNow());
        var response = httpContext.Response;
        response.StatusCode = _httpStatus;
        response.ContentType = "application/json";
        response.ContentLength = DataLength + end.Length;
        // What is kept as JSON is written as it is: nothing is read or written anew on the way from the store to the wire.
        WriteData(response.BodyWriter);
        response.BodyWriter.Write(end.Span);
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private int DataLength => _data is null
        ? "{"u8.Length
        : "{\"data\":,"u8.Length + _data.Sum(json => json.Length) + (_isList ? "[]"u8.Length + Math.Max(0, _data.Count - 1) : 0);

    private void WriteData(IBufferWriter<byte> body)
    {
        body.Write("{"u8);
        if (_data is null)
            return;

        body.Write(_isList ? "\"data\":["u8 : "\"data\":"u8);
        for (var index = 0; index < _data.Count; index++)
        {
            if (index > 0)
                body.Write(","u8);
            body.Write(_data[index].Span);
        }
        body.Write(_isList ? "],"u8 : ","u8);
    }

    private ReadOnlyMemory<byte> End(DateTimeOffset now)
    {
        var end = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(end, new JsonWriterOptions { Encoder = OcpiJson.Options.Encoder });
        writer.WriteStartObject();
        writer.WriteNumber("status_code", _statusCode);
        writer.WriteString("status_message", _statusMessage);
        writer.WriteString("timestamp", OcpiDateTime.Format(now));
        writer.WriteEndObject();
        writer.Flush();
        // It goes on with the object that begins with the data.
        return end.WrittenMemory["{"u8.Length..];
    }
}
