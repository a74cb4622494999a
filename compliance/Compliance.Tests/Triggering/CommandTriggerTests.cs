using Microsoft.Extensions.Time.Testing;
using OcpiKit.Compliance.Tests.Running;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Triggering;

namespace OcpiKit.Compliance.Tests.Triggering;

[TestFixture, Category("integration"), Platform(Exclude = "Win", Reason = "The commands are those of a POSIX shell.")]
internal sealed class CommandTriggerTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ocpikit-trigger-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Values_reach_it_as_variables_and_never_as_part_of_the_command()
    {
        var outcome = await RunAsync("printf '%s' \"$OCPIKIT_TOKEN_UID\"", ("token_uid", "$(touch here); `id` \"'"));

        Assert.That(outcome, Is.EqualTo(new TriggerOutcome(true, "The command of the trigger was done: $(touch here); `id` \"'")));
    }

    [Test]
    public async Task What_names_stand_in_its_text_is_the_shells_own_business()
    {
        Assert.That((await RunAsync("echo ${token_uid:-nothing}", ("token_uid", "CARD"))).Says, Does.EndWith(": nothing"));
    }

    [Test]
    public async Task One_that_fails_is_told_with_its_last_words_of_both_streams()
    {
        var outcome = await RunAsync("i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done; echo no such card >&2; exit 3");

        Assert.That(outcome.Done, Is.False);
        Assert.That(outcome.Says, Does.StartWith("The command of the trigger ended with 3: …").And.Contain("line 1999").And.Contain("no such card").And.Length.LessThan(400));
    }

    [Test]
    public async Task One_that_does_not_end_is_stopped_with_all_that_it_started()
    {
        var time = new FakeTimeProvider();
        var pid = Path.Combine(_folder, "pid");
        var running = RunAsync(time, $"sleep 600 & echo $! > {pid}.part; mv {pid}.part {pid}; wait");
        Assert.That(() => File.Exists(pid), Is.True.After(20_000, 20));
        var child = int.Parse(await File.ReadAllTextAsync(pid), System.Globalization.CultureInfo.InvariantCulture);

        time.Advance(LongerThanPatience);

        Assert.That((await running).Says, Does.StartWith("The command of the trigger was not done after 60 s and was stopped"));
        Assert.That(() => IsAlive(child), Is.False.After(20_000, 20));
    }

    [Test]
    public async Task A_run_that_is_stopped_stops_it_too()
    {
        using var stop = new CancellationTokenSource();
        var pid = Path.Combine(_folder, "pid");
        var running = Triggers(TimeProvider.System, $"echo $$ > {pid}.part; mv {pid}.part {pid}; exec sleep 600").RunAsync("charge", new Dictionary<string, string>(), stop.Token);
        Assert.That(() => File.Exists(pid), Is.True.After(20_000, 20));
        var child = int.Parse(await File.ReadAllTextAsync(pid), System.Globalization.CultureInfo.InvariantCulture);

        await stop.CancelAsync();

        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => IsAlive(child), Is.False.After(20_000, 20));
    }

    [Test]
    public async Task What_it_leaves_running_does_not_hold_up_the_run()
    {
        var pid = Path.Combine(_folder, "pid");

        var outcome = await RunAsync($"sleep 600 & echo $! > {pid}; echo done");

        Assert.That(outcome, Is.EqualTo(new TriggerOutcome(true, "The command of the trigger was done: done")));
        using var left = System.Diagnostics.Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(pid), System.Globalization.CultureInfo.InvariantCulture));
        left.Kill();
    }

    [Test]
    public async Task A_value_that_no_variable_can_hold_is_told() =>
        Assert.That((await RunAsync("true", ("uid", "a\0b"))).Says, Is.EqualTo("The value of uid holds the character U+0000, which no variable of an environment can."));

    private static TimeSpan LongerThanPatience => TimeSpan.FromSeconds(61);

    private static Triggers Triggers(TimeProvider time, string command) => new(new Dictionary<string, Trigger> { ["charge"] = new ShellTrigger(command) }, new ScriptedTarget(), time);

    private static Task<TriggerOutcome> RunAsync(string command, params (string Name, string Value)[] values) =>
        Triggers(TimeProvider.System, command).RunAsync("charge", values.ToDictionary(pair => pair.Name, pair => pair.Value), default);

    private static Task<TriggerOutcome> RunAsync(TimeProvider time, string command) => Triggers(time, command).RunAsync("charge", new Dictionary<string, string>(), default);

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
