using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OcpiKit.Mutants.Tampering;

/// <summary>The one place through which every request of a server to its partners goes.</summary>
internal static class Post
{
    /// <summary>Changes requests before they leave.</summary>
    public static Action<IHostApplicationBuilder> Calls(Action<Letter> change) => Carrying(() => letter =>
    {
        change(letter);
        return letter.SendAsync();
    });

    /// <summary>Changes those that meet a condition.</summary>
    public static Action<IHostApplicationBuilder> Calls(Func<Letter, bool> which, Action<Letter> change) => Calls(letter =>
    {
        if (which(letter))
            change(letter);
    });

    /// <summary>Carries requests otherwise.</summary>
    /// <param name="carrier">Makes, for each server, what carries its requests; it may keep what it saw.</param>
    public static Action<IHostApplicationBuilder> Carrying(Func<Func<Letter, Task<HttpResponseMessage>>> carrier) => builder =>
    {
        // A key of its own for each: where two break one server, the one that was there is the first one's postman, not itself.
        var key = new object();
        var former = builder.Services.Last(service => service.ServiceType == typeof(HttpMessageHandler));
        builder.Services.Remove(former);
        builder.Services.AddKeyedSingleton(key, (services, _) => (HttpMessageHandler)former.ImplementationFactory!(services));
        builder.Services.AddSingleton<HttpMessageHandler>(services => new Postman(services.GetRequiredKeyedService<HttpMessageHandler>(key), carrier()));
    };

    private sealed class Postman(HttpMessageHandler honest, Func<Letter, Task<HttpResponseMessage>> carry) : DelegatingHandler(honest)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            return await carry(new Letter(request, body, message => base.SendAsync(message, cancellationToken)));
        }
    }
}
