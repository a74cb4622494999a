using OcpiKit.Cli.Shell;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Authoring;

/// <summary>Writes the beginning of a scenario: comments say what may be changed, and as it stands it can be played.</summary>
internal static class Skeleton
{
    private const int Widest = 140;

    /// <summary>The text of the file.</summary>
    /// <param name="draft">What it is about.</param>
    /// <param name="schema">Where an editor finds the schema of the format.</param>
    /// <param name="edition">The protocol.</param>
    /// <exception cref="UsageException">No scenario can begin with that operation.</exception>
    public static string Of(Draft draft, string schema, Edition edition)
    {
        MakeSureThatItCanBegin(draft.Operation);
        var steps = draft switch
        {
            { IsAwaited: true } => Awaited(draft),
            { Operation.Paged: true } => List(draft.Operation),
            { Operation.Module: "commands", Operation.Id: "commands.receiver.post.start_session" } => Command(draft.Operation),
            { Operation: { Method: "PUT" or "POST", Request.Types: [var type] } } when OwnObject.Of(type) is { } whole && draft.Operation.Id.Count(c => c == '.') == 2 => Write(draft.Operation, whole, edition),
            { Operation: { Method: "GET", Interface: Interface.Symmetric } } => Read(draft.Operation),
            _ => Refusal(draft.Operation, edition),
        };
        return $"""
            # yaml-language-server: $schema={schema}
            # $schema: {schema}
            # The format, from three lines on: scenarios/README.md. Try it with: ./run.sh compliance --only {draft.File.Replace('\\', '/')}
            # What the specification demands of {draft.Module}, for verifies: ./run.sh requirements --module {draft.Module}
            {Comment($"What can be called or waited for: {string.Join(", ", edition.Operations.Where(operation => operation.Module == draft.Operation.Module).Select(operation => operation.Id))}")}
            {Comment($"What answer: can say of {draft.Operation.Id}: {string.Join(", ", edition.Operations.AnswerNames.Where(when => edition.Operations.Answer(draft.Operation, when) is not null))}")}
            id: {draft.Id}
            # What it shows, as a sentence.
            title: {Title(draft)}
            # Why that matters, to somebody who has never heard of OCPI.
            why: >
              Say here what goes wrong for a driver, an operator or a bookkeeper where a platform does not do this.
            role: {draft.Role}
            module: {draft.Module}
            {(steps.Changes ? "# It sends what may change something: another machine gets that only with --allow-writes.\nconduct: changes" : "# It only reads. What sends POST, PUT, PATCH or DELETE says: conduct: changes")}
            {steps.Text.TrimEnd()}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>A URL that the platform names in a message cannot be called before that message came; and a registration is nothing to try things with.</summary>
    private static void MakeSureThatItCanBegin(Operation operation)
    {
        if (operation.Id is "cdrs.receiver.get")
            throw new UsageException($"{operation.Id} reads a bill at the address that the platform gave for it, so a scenario begins by sending one: --operation cdrs.receiver.post.");
        if (operation is { Module: "credentials", Method: not "GET" })
            throw new UsageException($"{operation.Id} changes who may talk to whom, and all other scenarios need that to hold: look at scenarios/both/credentials before you write one.");
    }

    private static string Title(Draft draft) => draft switch
    {
        { IsAwaited: true } => $"The platform calls {draft.Operation.Id}",
        _ => $"{draft.Operation.Id} is answered",
    };

    private static Part List(Operation operation)
    {
        var with = operation.Parameters.Any(parameter => parameter is { Required: true, Name: "date_from" }) ? """limit: 2, date_from: "2020-01-01T00:00:00Z" """.TrimEnd() : "limit: 2";
        return new($$"""
            steps:
              - id: list
                call: {{operation.Id}}
                title: Ask for two at most
                with: { {{with}} }
                expect:
                  # HTTP and OCPI status together, as the specification has them for this situation.
                  - answer: success
                  # A place in the body by JSON Pointer; verifies says which demand of the specification that is (./run.sh requirements).
                  - at: /data
                    length: { at_most: 2 }
                    verifies: [TRN-20]
                    says: Never more objects than were asked for
                # What a later step needs of the answer; it writes "${first}".
                # capture: { first: /data/0 }
              - id: wrong
                call: {{operation.Id}}
                title: Ask again, without a token
                # Wrong on purpose: what a platform does with mistakes is half of its quality.
                token: none
                expect:
                  - answer: no-token
            """, Changes: false);
    }

    private static Part Read(Operation operation) => new($"""
        steps:
          - id: read
            call: {operation.Id}
            title: Read it
            expect:
              # HTTP and OCPI status together, as the specification has them for this situation.
              - answer: success
              # A place in the body by JSON Pointer.
              - at: /data
                exists: true
                otherwise: warn
                says: The answer holds something
        """, Changes: false);

    private static Part Write(Operation operation, OwnObject whole, Edition edition)
    {
        var read = edition.Operations.FirstOrDefault(other => other.Id == $"{operation.Module}.receiver.get");
        var text = $$"""
            steps:
              - id: names
                title: Make up what is sent
                # Names for values, whole objects too; later steps write "${object}". What the kit knows by itself: our_country_code, run and others.
                set:
                  object:
            {{Indented(whole.Yaml, 8)}}
              - id: send
                call: {{operation.Id}}
                title: Send it
                {{With(operation, whole)}}
                body: "${object}"
                expect:
                  - http: [200, 201]
                    # An expectation that names no requirement (verifies: …) is our wish, and warns at most.
                    otherwise: warn
                    says: It is taken
            """;
        if (operation.Method == "POST")
            text += "\n    # Where the platform says that it is now.\n    capture:\n      address: { header: Location }";
        if (read is not null)
        {
            text += $$"""

                  - id: read
                    call: {{read.Id}}
                    title: Read it again
                    {{(read.UrlParameter is { } url ? $"with: {{ {url}: \"${{address}}\" }}" : With(read, whole))}}
                    expect:
                      - answer: success
                      - at: /data
                        # The same object as OCPI means it: null, absent and empty list are one, times and numbers count by value.
                        same_as: "${object}"
                        otherwise: warn
                        says: What is given back is what was sent
                """;
        }

        return new(text, Changes: true);
    }

    private static Part Command(Operation operation) => new($$"""
        # Something of the platform's own: the profile names it (data:), else the first that fits in its list is taken.
        needs: [evse.start]
        steps:
          - id: start
            call: {{operation.Id}}
            title: Order it
            # response_url is an address of ours, a new one for each step that names it: there the platform says what came of it.
            body: { response_url: "${response_url}", token: "${our_token}", location_id: "${location_id}", evse_uid: "${evse_uid}" }
            expect:
              - answer: success
          - id: result
            await: commands.sender.post.result
            # Completes "waiting for …"
            title: your CPO to say what came of it
            answers: start
            within: 30s
            # Where it does not come: blocked (not verified), info, warn or fail.
            absent: warn
            verifies: [CMD-02]
            says: What came of a command is told at the response_url
            expect:
              - at: /result
                exists: true
                otherwise: warn
                says: The result says what came of it
        """, Changes: true);

    private static Part Awaited(Draft draft)
    {
        var pulls = draft.Operation.Paged;
        var says = char.ToLowerInvariant(draft.Operation.Title[0]) + draft.Operation.Title[1..].TrimEnd('.');
        return new($$"""
            steps:
              - id: cause
                # What is done to the platform that OCPI has no call for. The profile says how (triggers:), or with --patience 5m a person is asked.
                trigger: {{(pulls ? "pull" : "my-trigger")}}
                title: Bring it about
                ask: {{(pulls ? "Have your platform read the lists of its partners now" : $"Have your platform do this now, {says}")}}
                with: {}
              - id: call
                await: {{draft.Operation.Id}}
                # Completes "waiting for …"
                title: {{(draft.Role == "EMSP" ? "your eMSP" : "your CPO")}} to do this, {{says}}
                # Which call it is: parameters of its URL by name, places in its body by pointer.
                # where: { /status: ACTIVE }
                within: 20s
                # Where it does not come: blocked (not verified), info, warn or fail.
                absent: blocked
                says: It calls
            """, Changes: true);
    }

    private static Part Refusal(Operation operation, Edition edition)
    {
        var values = operation.Parameters.Where(parameter => parameter.Required).ToDictionary(parameter => parameter.Name, parameter => parameter.Name switch
        {
            "country_code" => "\"${our_country_code}\"",
            "party_id" => "\"${our_party_id}\"",
            "duration" => "900",
            "response_url" => "\"https://example.com/ocpikit/nowhere\"",
            _ => "ocpikit-nobody",
        });
        if (operation.UrlParameter is not null)
            values = new() { [operation.UrlParameter] = "\"${our_versions_url}\"" };
        var answer = operation.Request is { Required: true } ? "missing-field" : "unknown-object";
        var expect = edition.Operations.Answer(operation, answer) is null || operation.Module is "chargingprofiles" or "commands"
            ? "- at: /timestamp\n        exists: true\n        otherwise: warn\n        says: It is answered as OCPI answers"
            : $"- answer: {answer}\n        otherwise: warn";
        return new($$"""
            steps:
              - id: refused
                call: {{operation.Id}}
                title: {{(operation.Request is { Required: true } ? "Send it with nothing in it" : "Ask for what nobody has")}}
            {{(values.Count == 0 ? "" : $"    with: {{ {string.Join(", ", values.Select(pair => $"{pair.Key}: {pair.Value}"))} }}\n")}}{{(operation.Request is { Required: true } ? "    body: {}\n" : "")}}    # Wrong on purpose: success is not the only right answer.
                wrong: true
                expect:
                  {{expect}}
            """, Changes: operation.Method != "GET");
    }

    private static string With(Operation operation, OwnObject whole)
    {
        var values = operation.Parameters.Where(parameter => parameter.Required).Select(parameter => parameter.Name switch
        {
            "country_code" => "country_code: \"${our_country_code}\"",
            "party_id" => "party_id: \"${our_party_id}\"",
            _ => $"{parameter.Name}: {whole.Id}",
        }).ToList();
        return values.Count == 0 ? "# Its address says nothing: a POST gets a place from the platform." : $"with: {{ {string.Join(", ", values)} }}";
    }

    /// <summary>A comment, in lines that an editor shows whole.</summary>
    private static string Comment(string text)
    {
        var lines = new List<string> { "#" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length > Widest)
                lines.Add("#  ");
            lines[^1] += " " + word;
        }

        return string.Join('\n', lines);
    }

    private static string Indented(string text, int by) => string.Join('\n', text.Trim().Split('\n').Select(line => new string(' ', by) + line.TrimEnd('\r')));

    private sealed record Part(string Text, bool Changes);
}
