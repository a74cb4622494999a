using System.Text.Json;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Protocol;

namespace OcpiKit.Proof.Reference;

/// <summary>The servers' API reference against the kit's reading of the specification: two readings, which must not differ.</summary>
[TestFixture("cpo"), TestFixture("emsp"), Category("integration")]
internal sealed class ApiReferenceTests(string role)
{
    // Where the reference means something of its own.
    private static readonly string[] Own = ["Envelope"];

    private readonly Edition _edition = Edition.Load221();
    private OcpiServer _server = null!;
    private JsonDocument _document = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = role is "cpo" ? await CpoServer.StartAsync(Kit.SmallCpo) : await EmspServer.StartAsync(new EmspOptions { Port = 0 });
        using var client = new HttpClient();
        _document = JsonDocument.Parse(await client.GetStringAsync(new Uri(_server.BaseUrl, "/docs/ocpi.json")));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _document.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public void Every_example_is_valid()
    {
        var checkedOnes = 0;
        using var all = Assert.EnterMultipleScope();
        foreach (var operation in Operations())
        {
            var id = operation.GetProperty("operationId").GetString()!;
            if (operation.TryGetProperty("requestBody", out var body))
                Check(id + " request", Json(body).GetProperty("schema"), Json(body).GetProperty("example"));
            foreach (var answer in operation.GetProperty("responses").EnumerateObject().Where(answer => answer.Name is "200" or "201").Select(answer => Json(answer.Value)))
            {
                if (answer.GetProperty("examples").TryGetProperty("success", out var success) && success.GetProperty("value").TryGetProperty("data", out var data))
                    Check(id + " answer", answer.GetProperty("schema").GetProperty("properties").GetProperty("data"), data);
            }
        }
        Assert.That(checkedOnes, Is.GreaterThan(5));

        void Check(string what, JsonElement schema, JsonElement example)
        {
            checkedOnes++;
            var isList = schema.TryGetProperty("items", out var item);
            var name = NameOf(isList ? item : schema);
            var isPatch = name.EndsWith("Changes", StringComparison.Ordinal);
            foreach (var value in isList ? example.EnumerateArray() : Enumerable.Repeat(example, 1))
                Assert.That(_edition.Schemas.Validate(isPatch ? name[..^"Changes".Length] : name, value, isPatch), Is.Empty, what);
        }
    }

    [Test]
    public void Every_type_has_the_fields_the_lengths_and_the_values_of_the_specification()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var type in _document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(type => !type.Name.EndsWith("Changes", StringComparison.Ordinal) && !Own.Contains(type.Name)))
        {
            using var specified = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "ocpi-2.2.1", "types", type.Name + ".json")));
            Assert.That(Values(type.Value), Is.EquivalentTo(Values(specified.RootElement)), type.Name);
            Assert.That(Required(type.Value), Is.EquivalentTo(Required(specified.RootElement)), type.Name);
            Assert.That(Fields(type.Value).Keys, Is.EquivalentTo(Fields(specified.RootElement).Keys), type.Name);
            foreach (var (field, length) in Fields(specified.RootElement).Where(field => field.Value is not null))
                Assert.That(Fields(type.Value).GetValueOrDefault(field), Is.EqualTo(length), $"{type.Name}.{field}");
        }
    }

    private IEnumerable<JsonElement> Operations() => _document.RootElement.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject()).Select(method => method.Value);

    private static JsonElement Json(JsonElement content) => content.GetProperty("content").GetProperty("application/json");

    private static string NameOf(JsonElement schema) => schema.GetProperty("$ref").GetString()!.Split('/')[^1];

    private static IEnumerable<string?> Values(JsonElement type) =>
        type.TryGetProperty("enum", out var values) ? values.EnumerateArray().Select(value => value.GetString()) : [];

    private static IEnumerable<string?> Required(JsonElement type) =>
        type.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()) : [];

    private static Dictionary<string, int?> Fields(JsonElement type) => type.TryGetProperty("properties", out var fields)
        ? fields.EnumerateObject().ToDictionary(field => field.Name, field => LengthIn(field.Value))
        : [];

    // Wherever it stands: a field that may be absent, and a list, hold it deeper.
    private static int? LengthIn(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object when schema.TryGetProperty("maxLength", out var most) => most.GetInt32(),
        JsonValueKind.Object => schema.EnumerateObject().Select(part => LengthIn(part.Value)).FirstOrDefault(length => length is not null),
        JsonValueKind.Array => schema.EnumerateArray().Select(LengthIn).FirstOrDefault(length => length is not null),
        _ => null,
    };
}
