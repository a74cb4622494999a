using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Files;

/// <summary>Writes text so that the file can be shown on a terminal and in an editor: what nobody could see, or what would steer them, is written as its code.</summary>
internal sealed class VisibleTextConverter : JsonConverter<string>
{
    private static readonly JavaScriptEncoder Strict = JavaScriptEncoder.Create(OnlySeen());

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (Visible.IsSeen(value))
            writer.WriteStringValue(value);
        else
            // Half of a surrogate pair cannot be written; the round trip makes a replacement character of it.
            writer.WriteStringValue(JsonEncodedText.Encode(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)), Strict));
    }

    private static TextEncoderSettings OnlySeen()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        foreach (var code in Enumerable.Range(0, char.MaxValue + 1).Where(code => Rune.IsValid(code) && Visible.IsUnseen(new Rune(code))))
            settings.ForbidCharacter((char)code);
        return settings;
    }
}
