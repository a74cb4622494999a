using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in which objects it finds between two dates.</summary>
internal static class WindowMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("window.refused", "date_from is a parameter that nobody knows.", "cpo.locations.date-forms/with-z/answer", ["cpo.locations.date-forms/*/answer"],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Query.ContainsKey("date_from"))
                    answer.BecomeRefusal(2001);
            })) { Rows = ["TRN-16"], Shows = ["cpo.locations.date-forms"] },

        new("window.from-ignored", "date_from changes nothing.", "window.from", ["cpo.*.empty-windows/future/*", "cpo.*.window/nothing-between/data-0", "cpo.*.window/far-future/data-0"],
            Tamper.Reading(page => page with { From = null })) { Rows = ["TRN-17"] },

        new("window.to-ignored", "date_to changes nothing.", "window.to", ["cpo.*.empty-windows/past/*", "cpo.*.window/*"],
            Tamper.Reading(page => page with { To = null })) { Rows = ["TRN-18"] },

        new("window.to-inclusive", "date_to includes what was updated at that very moment.", "window.to", ["cpo.*.window/*"],
            Tamper.Reading(page => page with { To = page.To?.AddTicks(1) })) { Rows = ["TRN-18"] },

        new("window.from-exclusive", "date_from leaves out what was updated at that very moment.", "cpo.locations.window/*", ["cpo.*.window/from/data-each-id"],
            Tamper.Reading(page => page with { From = page.From?.AddTicks(1) })) { Rows = ["LOC-09", "TRN-17"] },

        new("window.only-with-z", "A date without a Z is turned away.", "cpo.locations.date-forms/without-zone/*", ["cpo.*.date-forms/*/answer"],
            Tamper.Pages(page =>
            {
                if (page.Request.Query["date_from"].ToString() is not { Length: > 0 } from || from.EndsWith('Z'))
                    return;
                page.Envelope["status_code"] = 2001;
                page.Envelope.Remove("data");
            })) { Rows = ["TYP-04"] },

        new("window.forgotten", "Links to the next page forget the dates.", "paging.filters", [],
            Tamper.Pages(page =>
            {
                var link = page.Headers.Link.ToString();
                if (link.IndexOf("&date_", StringComparison.Ordinal) is > 0 and var start)
                    page.Headers.Link = link[..start] + link[link.IndexOf('>', StringComparison.Ordinal)..];
            })) { Rows = ["TRN-24"] },
    ];
}
