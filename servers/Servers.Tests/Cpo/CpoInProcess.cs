using Microsoft.Extensions.Hosting;
using OcpiKit.Cpo;

namespace OcpiKit.Servers.Tests.Cpo;

/// <summary>A CPO without sockets, and a client that has its token.</summary>
internal sealed class CpoInProcess : ServerInProcess
{
    public const string Root = "/ocpi/cpo/2.2.1";
    public const string Credentials = Root + "/credentials";
    public const string Locations = Root + "/locations";
    public const string Tariffs = Root + "/tariffs";

    private CpoInProcess(CpoServer server)
        : base(server, server.Token)
    {
    }

    public static async Task<CpoInProcess> StartAsync(CpoOptions? options = null, Action<IHostApplicationBuilder>? alter = null) =>
        new(await CpoServer.StartAsync(options ?? new CpoOptions { Locations = 60, PageLimit = 25 }, WithoutSockets(alter)));
}
