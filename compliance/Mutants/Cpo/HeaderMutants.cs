using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in its headers.</summary>
internal static class HeaderMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("request-id.missing", "Answers do not repeat the X-Request-ID.", "header.request-id", [],
            Tamper.Answers(answer => answer.Headers.Remove("X-Request-ID"))) { Rows = ["TRN-67"] },

        new("correlation-id.other", "Answers carry a correlation id of their own.", "header.correlation-id", ["both.transport.header-names/*/header-x-correlation-id"],
            Tamper.Answers(answer => answer.Headers["X-Correlation-ID"] = "8f0f5c2e-0000-4000-8000-000000000000")) { Rows = ["TRN-69"] },

        new("content-type.text", "JSON is sent as text/plain.", "content-type", [],
            Tamper.Answers(answer => answer.Headers.ContentType = "text/plain")) { Rows = ["TRN-40"] },

        new("routing.on-versions", "Routing headers appear on versions and credentials.", "routing.not-on-config", [],
            Tamper.Answers(answer =>
            {
                answer.Headers["OCPI-from-country-code"] = "DE";
                answer.Headers["OCPI-from-party-id"] = "OKC";
            })) { Rows = ["TRN-49"] },

        new("routing.not-swapped", "Answers carry the routing headers of the request as they came.", "routing.swapped", [],
            Tamper.Answers(answer =>
            {
                foreach (var header in answer.Request.Headers.Where(h => h.Key.StartsWith("OCPI-", StringComparison.OrdinalIgnoreCase)))
                {
                    if (answer.Headers.ContainsKey(header.Key))
                        answer.Headers[header.Key] = header.Value;
                }
            })) { Rows = ["TRN-52"] },

        new("routing.long-country", "Routing headers name countries by three letters.", "routing.form", ["routing.swapped"],
            Tamper.Answers(answer =>
            {
                if (answer.Headers.ContainsKey("OCPI-from-country-code"))
                    answer.Headers["OCPI-from-country-code"] = "DEU";
            })) { Rows = ["TRN-50"] },
    ];
}
