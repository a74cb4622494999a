using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OcpiKit.Cli.Shell;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace OcpiKit.Cli.Servers;

/// <summary>
/// What the servers have to say while they run: to the console, and in full to <c>reports/ocpi_demo.log</c>. What others sent stands in it
/// as one line without control characters, so that nobody writes lines of his own into our log.
/// </summary>
internal sealed class ServersLog : IAsyncDisposable
{
    private const string Line = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Server} {Message:l}{NewLine}{Exception}";
    private const string ConsoleLine = "{Timestamp:HH:mm:ss} {Server} {Message:l}{NewLine}";
    private const int LargestFile = 20 * 1024 * 1024;

    private readonly Logger _logger;

    private ServersLog(Logger logger) => _logger = logger;

    /// <summary>Goes on at the end of the file, which servers in other processes may write too; when it has become large, a new one begins, and of the old ones one is kept.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static ServersLog Open(Home home, bool quiet)
    {
        var file = Path.Combine(home.Reports, "ocpi_demo.log");
        try
        {
            Directory.CreateDirectory(home.Reports);
            File.AppendAllText(file, "");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The log {file} cannot be written: {fault.Message}");
        }

        return new ServersLog(new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .Enrich.With<OneLine>()
            .WriteTo.File(file, outputTemplate: Line, fileSizeLimitBytes: LargestFile, shared: true, rollOnFileSizeLimit: true, retainedFileCountLimit: 2, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .WriteTo.Console(quiet ? LogEventLevel.Warning : LogEventLevel.Information, ConsoleLine, System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger());
    }

    /// <summary>Lets a server write into the log under its name.</summary>
    public Action<IHostApplicationBuilder> For(string server) =>
        builder => builder.Logging.AddProvider(new SerilogLoggerProvider(_logger.ForContext("Server", server.PadRight(4))));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _logger.DisposeAsync();

    private sealed class OneLine : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach (var (name, value) in logEvent.Properties.ToList())
            {
                if (value is ScalarValue { Value: string text } && text.Any(char.IsControl))
                    logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(string.Concat(text.Select(c => char.IsControl(c) ? '·' : c)))));
            }
        }
    }
}
