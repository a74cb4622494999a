using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Careless with those who mean no good. OCPI has few rules of it, so most are warnings.</summary>
internal static class SecurityMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("security.no-tls", "It is reached over plain HTTP, on a public host.", "transport.tls", ["versions.https"], _ => { }) { Rows = ["TRN-01"], Host = "cpo.example.com", Shows = ["both.versions.list", "both.versions.details"] },

        new("security.stack-trace", "The answer to an unknown id shows where the code failed.", "security.internals", [],
            Tamper.Answers(answer =>
            {
                if (answer.IsUnknownObject)
                    answer.Envelope["status_message"] = "System.NullReferenceException: Object reference not set.\n   at Cpo.Locations.Find(String id) in /src/Locations.cs:line 42";
            })) { Shows = ["cpo.security.injection"] },

        new("security.quotes", "An id with a quote breaks the query.", "cpo.security.injection/*", ["security.internals"],
            Tamper.Answers(answer =>
            {
                if (!answer.IsUnknownObject || !answer.Request.Path.Value!.Contains('\'', StringComparison.Ordinal))
                    return;
                answer.Status = StatusCodes.Status500InternalServerError;
                answer.Envelope["status_code"] = 3000;
                answer.Envelope["status_message"] = "syntax error at or near \"OR\"";
            })) { Shows = ["cpo.security.injection"] },

        new("security.override", "A header makes a GET a DELETE.", "both.security.method-override/header/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Headers["X-HTTP-Method-Override"] != "DELETE")
                    return;
                answer.Status = StatusCodes.Status405MethodNotAllowed;
                answer.Envelope["status_code"] = 2000;
                answer.Envelope.Remove("data");
            })) { Shows = ["both.security.method-override"] },

        new("security.trace", "TRACE gives back what was sent.", "security.echo", ["both.security.verbs/trace/*"],
            builder => builder.Services.AddSingleton<IStartupFilter>(new Echoing())) { Shows = ["both.security.verbs"] },

        new("security.deep-body", "A body that is too deep breaks the server.", "both.security.bodies/deep*/http", [],
            Tamper.Answers(answer =>
            {
                if (answer.Request.ContentLength is >= 5000 and < 1_000_000)
                    answer.Status = StatusCodes.Status500InternalServerError;
            })) { Shows = ["both.security.bodies"] },

        new("security.token-in-link", "The address of an endpoint has a token in it.", "security.token-in-url", [],
            Tamper.Answers(answer =>
            {
                if (answer.Endpoints.FirstOrDefault(endpoint => (string?)endpoint["identifier"] == "tariffs") is { } tariffs)
                    tariffs["url"] += "?access_token=0123456789";
            })) { Shows = ["both.versions.details"] },

        new("security.long-token", "A token that is too long is answered 500.", "both.security.strangers/long/http", [],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Headers.Authorization.ToString().Length > 500)
                    answer.Status = StatusCodes.Status500InternalServerError;
            })) { Rows = ["TRN-08"], Shows = ["both.security.strangers"] },
    ];

    private sealed class Echoing : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => context => context.Request.Method == "TRACE"
                ? context.Response.WriteAsync(string.Join("\r\n", context.Request.Headers.Select(header => $"{header.Key}: {header.Value}")), Encoding.UTF8, context.RequestAborted)
                : following(context));
            next(app);
        };
    }
}
