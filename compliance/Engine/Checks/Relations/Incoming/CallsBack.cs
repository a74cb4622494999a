using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>
/// Whoever is registered with looks at versions and details of the one who registers, with the token that it was just given, before it answers; so it does when a
/// registration is renewed (credentials, registration and PUT).
/// </summary>
internal sealed class CallsBack() : Check<Trace>("registration.calls-back", "A registration is answered after our versions and details were fetched.", ["CRE-11", "CRE-22", "CRE-13", "CRE-25"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var step in evidence.Steps)
        {
            if (step is not { Step: CallStep { Intent: Intent.Regular, Operation.Id: "credentials.symmetric.post" or "credentials.symmetric.put" } call, Exchanges: [{ Succeeded: true } handshake, ..] })
                continue;
            var registers = call.Operation.Id == "credentials.symmetric.post";
            IReadOnlyList<string> verifies = registers ? ["CRE-11", "CRE-22"] : ["CRE-13", "CRE-25"];
            var answered = handshake.Started + handshake.Took;
            var (versions, details) = (Fetched("versions.symmetric.list"), Fetched("versions.symmetric.get"));
            var seen = (versions, details) switch
            {
                ({ } first, { } second) when first.Started <= answered && second.Started <= answered => Pass("Our versions and details were fetched before the answer came."),
                // The address of the details may be known from before.
                (null, { } only) when only.Started <= answered && !registers => Pass("Our details were fetched before the answer came."),
                (null, { } only) when only.Started <= answered => Warn("Our details were fetched before the answer came, our versions were not: the address of the details was assumed.", "versions, details, then the answer", "details, then the answer"),
                (_, { }) => Fail("Our details were fetched only after the answer had come.", "versions, details, then the answer", "the answer, then the details"),
                ({ }, null) => Fail("Our versions were fetched, our details were not.", "versions, details, then the answer", "versions, then the answer"),
                _ => Fail($"The {(registers ? "registration" : "renewal")} was answered without a look at our versions and details: our endpoints cannot be known.", "versions, details, then the answer", "the answer alone"),
            };
            yield return seen with { Exchange = handshake.Number, Verifies = verifies };

            Exchange? Fetched(string operation) => evidence.Incoming.FirstOrDefault(incoming => incoming.Operation?.Id == operation && incoming.Started >= handshake.Started);
        }
    }
}

/// <summary>Who registers has looked at our versions and details before (credentials, registration).</summary>
internal sealed class LooksFirst() : Check<Trace>("registration.looks-first", "Our versions and details are fetched before a registration is sent to us.", ["CRE-03"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        // One that nobody waited for may have begun before the scenario did.
        if (!evidence.Scenario.Steps.Any(step => step is AwaitStep wait && wait.Operations.Any(operation => operation.Id == "credentials.symmetric.post")))
            yield break;
        foreach (var registration in evidence.Incoming.Where(call => call.Operation?.Id == "credentials.symmetric.post").Take(1))
        {
            var seen = evidence.Incoming.Any(call => call.Operation?.Id == "versions.symmetric.get" && call.Started <= registration.Started)
                ? Pass("Our details were fetched before the registration came.")
                : Warn("The registration came without a look at our details: the address of our credentials was assumed, or is known from before.", "versions, details, then the registration", "the registration");
            yield return seen with { Exchange = registration.Number };
        }
    }
}
