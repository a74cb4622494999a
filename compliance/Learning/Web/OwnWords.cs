using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OcpiKit.Learning.Lessons;

namespace OcpiKit.Learning.Web;

/// <summary>What a learner has written into a form, which is one short value at most.</summary>
internal static class OwnWords
{
    private const int MostBytes = 4096;

    private static readonly FormOptions Bounds = new() { BufferBodyLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = MostBytes, KeyLengthLimit = 100, ValueCountLimit = 4 };

    /// <summary>Whether the form is one of ours, and its value; null where it has none.</summary>
    public static async Task<(bool IsOurs, string? Value)> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return (true, null);
        if (request.ContentLength is > MostBytes)
            return (false, null);
        try
        {
            var form = await request.ReadFormAsync(Bounds, request.HttpContext.RequestAborted);
            return (true, form.TryGetValue(OwnValue.Name, out var value) ? value.ToString().Trim() : null);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
        {
            return (false, null);
        }
    }
}
