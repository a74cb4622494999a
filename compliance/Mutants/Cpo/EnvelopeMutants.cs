using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in the envelope around the data, or in the JSON itself.</summary>
internal static class EnvelopeMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("json.truncated", "Bodies break off before their end.", "json.valid", [],
            Tamper.Pages(answer => answer.Bytes = answer.Bytes[..^40])) { Rows = ["TRN-40"] },

        new("json.latin1", "Bodies are written in Latin-1.", "json.valid", [],
            Tamper.Pages(answer =>
            {
                answer.Envelope["status_message"] = "Geglückt";
                answer.Bytes = Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(answer.Bytes));
            })) { Rows = ["TRN-40"] },

        new("json.twice", "A field stands twice in the envelope.", "json.duplicate-keys", [],
            Tamper.Pages(answer => answer.Bytes = [.. "{\"status_message\":\"Once\","u8, .. answer.Bytes.AsSpan(1)])),

        new("envelope.bare", "Lists come without an envelope.", "envelope.object", [],
            Tamper.Pages(answer => answer.Bytes = Encoding.UTF8.GetBytes(answer.Data!.ToJsonString()))) { Rows = ["TRN-40"] },

        new("envelope.missing-on-errors", "HTTP errors have no body.", "envelope.on-errors", [],
            Tamper.Answers(answer =>
            {
                if (answer.Status >= 400)
                    answer.Bytes = [];
            })) { Rows = ["TRN-45"] },

        new("timestamp.missing", "The envelope has no timestamp.", "envelope.timestamp", [],
            Tamper.Answers(answer => answer.Envelope.Remove("timestamp"))) { Rows = ["TRN-44"] },

        new("timestamp.local", "The timestamp is local time as people write it.", "envelope.timestamp", [],
            Timestamp(now => now.ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture))) { Rows = ["TRN-44"] },

        new("timestamp.offset", "The timestamp says +00:00 instead of Z.", "envelope.timestamp", [],
            Timestamp(now => now.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture))) { Rows = ["TRN-44"] },

        new("status-code.text", "The status_code is a string.", "envelope.status-code", [],
            Tamper.Answers(answer => answer.Envelope["status_code"] = answer.Envelope["status_code"]?.ToJsonString())) { Rows = ["TRN-42"] },

        new("status-code.missing", "The envelope has no status_code.", "envelope.status-code", ["envelope.on-errors"],
            Tamper.Answers(answer => answer.Envelope.Remove("status_code"))) { Rows = ["TRN-42"] },

        new("status-message.number", "The status_message is a number.", "envelope.status-message", [],
            Tamper.Answers(answer => answer.Envelope["status_message"] = 0)) { Rows = ["TRN-43"] },

        new("data.list-as-object", "A list comes as an object that has its elements under their ids.", "data.cardinality", ["crawl.total", "paging.total-count"],
            Tamper.Pages(answer => answer.Data = new JsonObject(answer.Data!.AsArray().Select(item =>
                KeyValuePair.Create(item!["id"]!.GetValue<string>(), (JsonNode?)item.DeepClone()))))) { Rows = ["TRN-41"] },

        new("data.object-as-list", "A single object comes as a list of one.", "data.cardinality", [],
            Tamper.Answers(answer =>
            {
                if (answer.IsSingle)
                    answer.Data = new JsonArray(answer.Data!.DeepClone());
            })) { Rows = ["TRN-41"] },
    ];

    private static Action<IHostApplicationBuilder> Timestamp(Func<DateTimeOffset, string> write) =>
        Tamper.Answers(answer => answer.Envelope["timestamp"] = write(DateTimeOffset.UtcNow));
}
