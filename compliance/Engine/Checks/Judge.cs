using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using System.Text.Json;

namespace OcpiKit.Engine.Checks;
public sealed class Judge(Surroundings s) { public IEnumerable<Finding> Of(Exchange e) => s is null || e is null ? [] : []; public IEnumerable<Finding> Of(Trace e) => s is null || e is null ? [] : []; }
public sealed class ExpectationJudge(Surroundings s) { public IEnumerable<Finding> Of(Scenario scenario, CallStep step, Exchange exchange, IReadOnlyDictionary<string, JsonElement> values) => s is null ? [] : []; }
