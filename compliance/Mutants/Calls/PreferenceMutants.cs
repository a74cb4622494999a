using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in what a CPO says to charging preferences.</summary>
internal static class PreferenceMutants
{
    private static readonly string[] Preferring = ["cpo.sessions.preferring"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("preferences.nowhere", "Charging preferences have no address.", "cpo.sessions.preferring/*/answer", ["cpo.sessions.preferring/*"],
            Answers(answer =>
            {
                (answer.Status, answer.Envelope["status_code"]) = (404, 2000);
                answer.Envelope.Remove("data");
            })) { Rows = ["SES-14"], Shows = Preferring },

        new("preferences.word", "Charging preferences are answered with a word that there is not.", "cpo.sessions.preferring/*", ["schema.*", "data.*"],
            Answers(answer =>
            {
                if (answer.Data is not null)
                    answer.Data = "OK";
            })) { Rows = ["SES-16"], Shows = Preferring },

        new("preferences.unpriced", "A profile is accepted for which the connector has no tariff.", "preferences.tariff", [],
            Answers(answer =>
            {
                if (answer.Data is not null)
                    answer.Data = "ACCEPTED";
            })) { Rows = ["SES-40"], Shows = Preferring },

        new("preferences.anywhere", "An EVSE that takes no charging preferences is said to have taken them.", "cpo.sessions.no-preferences/prefer/*", [],
            Answers(answer =>
            {
                if (answer.Status != 404)
                    return;
                (answer.Status, answer.Envelope["status_code"], answer.Data) = (200, 1000, "ACCEPTED");
            })) { Rows = ["SES-17"], Shows = ["cpo.sessions.no-preferences"] },
    ];

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Answers(Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer.Request.Method == "PUT" && answer.Request.Path.Value!.EndsWith("/charging_preferences", StringComparison.Ordinal))
            change(answer);
    });
}
