using OcpiKit.Cli.Authoring;
using OcpiKit.Cli.Completion;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Desk;
using OcpiKit.Cli.Doctor;
using OcpiKit.Cli.Learn;
using OcpiKit.Cli.Menu;
using OcpiKit.Cli.PastRuns;
using OcpiKit.Cli.Price;
using OcpiKit.Cli.Requirements;
using OcpiKit.Cli.Servers;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Story;
using OcpiKit.Cli.Testing;

var terminal = Terminal.Open();
var home = Home.Find();

var commands = new CommandLine(terminal)
{
    // One line for each command; the help shows them in this order.
    new ComplianceCommand(terminal, home),
    new CompareCommand(terminal),
    new ReportCommand(terminal, home),
    new ReplayCommand(terminal, home),
    new ScenarioCommand(terminal, home),
    new ValidateCommand(terminal),
    new RequirementsCommand(terminal, home),
    new PriceCommand(terminal),
    new ServersCommand(terminal, home),
    new StatusCommand(terminal, home, TimeProvider.System),
    new StopCommand(terminal, home),
    new StoryCommand(terminal),
    new LearnCommand(terminal, home),
    new TestCommand(terminal, home),
    new DoctorCommand(terminal, home, TimeProvider.System),
    new CompletionCommand(terminal),
};
var code = InteractiveMenu.IsFor(terminal, args)
    ? await new InteractiveMenu(terminal, home, commands).RunAsync()
    : await commands.RunAsync(args);
PeakMemory.SayWhereAsked(terminal);
return code;
