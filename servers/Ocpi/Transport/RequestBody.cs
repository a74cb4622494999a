using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Transport;

/// <summary>
/// The body of a request, judged as the status codes want it: what is no JSON gets HTTP 400, JSON that does not fit gets 2001 with
/// HTTP 200 (status_codes; STA-02).
/// </summary>
public sealed class RequestBody
{
    // No object of the protocol is nested deeper than ten; beyond this somebody is trying something.
    private const int DeepestNesting = 32;

    private readonly Answer? _refusal;

    private RequestBody(byte[] json, Answer? refusal)
    {
        Json = json;
        _refusal = refusal;
    }

    /// <summary>The body as it came: empty where there was none, and in UTF-8 where it can be read.</summary>
    public byte[] Json { get; }

    /// <summary>Reads the body to its end.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, stop);
        return Of(memory.ToArray());
    }

    /// <summary>What a peer sent, judged in the same way wherever it came from.</summary>
    public static RequestBody Of(byte[] bytes) => Utf8.IsValid(bytes)
        ? new RequestBody(bytes, bytes.Length is 0 ? NotJson : Judge(bytes))
        : new RequestBody(bytes, NotJson);

    /// <summary>Reads the body as one of the wire types.</summary>
    /// <param name="value">What it says.</param>
    /// <param name="refusal">Or how to answer.</param>
    public bool TryRead<T>([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Answer? refusal)
        where T : class
    {
        value = null;
        refusal = _refusal;
        return refusal is null && TryRead(Json, out value, out refusal);
    }

    /// <summary>Reads a JSON text, known to be one, as one of the wire types.</summary>
    /// <param name="value">What it says.</param>
    /// <param name="refusal">Or how to answer.</param>
    public static bool TryRead<T>(ReadOnlySpan<byte> json, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Answer? refusal)
        where T : class
    {
        value = null;
        refusal = null;
        try
        {
            value = JsonSerializer.Deserialize<T>(json, OcpiJson.Strict);
            refusal = value is null ? Answer.Refusal(StatusCode.InvalidParameter, $"The body has to be a {typeof(T).Name}.") : null;
        }
        catch (JsonException mistake)
        {
            refusal = Answer.Refusal(StatusCode.InvalidParameter, Explain<T>(mistake));
        }
        return refusal is null;
    }

    /// <summary>Reads the body as fields to change: any of them, but always with the time of the change (TRN-31; LOC-29).</summary>
    /// <param name="fields">What to change.</param>
    /// <param name="refusal">Or how to answer.</param>
    public bool TryReadPatch([NotNullWhen(true)] out JsonObject? fields, [NotNullWhen(false)] out Answer? refusal)
    {
        fields = null;
        refusal = _refusal;
        if (refusal is not null)
            return false;
        try
        {
            fields = JsonNode.Parse(Json, null, new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            refusal = Answer.Refusal(StatusCode.InvalidParameter, "The body names a field twice.");
            return false;
        }
        if (fields?["last_updated"] is not JsonValue time || !time.TryGetValue<string>(out var text) || !OcpiDateTime.TryParse(text, out _))
            refusal = Answer.Refusal(StatusCode.InvalidParameter, "The body has to be an object with last_updated, a DateTime in UTC.");
        return refusal is null;
    }

    private static Answer NotJson =>
        Answer.HttpError(StatusCodes.Status400BadRequest, StatusCode.ClientError, "The body has to be JSON (RFC 8259, UTF-8).");

    /// <summary>Walks through the text once, so that nothing that comes later can stumble over it.</summary>
    private static Answer? Judge(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = int.MaxValue });
        Answer? refusal = null;
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > DeepestNesting)
                    refusal ??= Answer.Refusal(StatusCode.InvalidParameter, "The body is nested deeper than any object of OCPI.");
                else if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsText(ref reader))
                    refusal ??= Answer.Refusal(StatusCode.InvalidParameter, "The body contains half a character (a lone surrogate).");
            }
            return refusal;
        }
        catch (JsonException)
        {
            return NotJson;
        }
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return true;
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // The words of the serializer name C# types: the place is what helps a peer's developer.
    private static string Explain<T>(JsonException mistake)
    {
        var missing = mistake.Message.Contains("missing required properties", StringComparison.Ordinal)
            ? $" (missing:{mistake.Message[(mistake.Message.LastIndexOf(':') + 1)..].TrimEnd('.')})"
            : "";
        var place = mistake.Path is { Length: > 0 and <= 200 } path ? path : "$";
        return $"The body is no valid {typeof(T).Name}: look at {place}{missing}.";
    }
}
