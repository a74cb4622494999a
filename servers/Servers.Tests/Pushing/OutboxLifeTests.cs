using OcpiKit.Ocpi.Pushing;

namespace OcpiKit.Servers.Tests.Pushing;

[TestFixture, Category("integration")]
public sealed class OutboxLifeTests
{
    private TaskCompletionSource _arrived = null!;
    private TaskCompletionSource _open = null!;
    private string _database = null!;
    private Receivers _receivers = null!;

    [SetUp]
    public void Hold()
    {
        var (arrived, open) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        (_arrived, _open) = (arrived, open);
        _database = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.db");
        _receivers = new Receivers
        {
            Answer = async (_, stop) =>
            {
                arrived.TrySetResult();
                await open.Task.WaitAsync(stop);
                return (200, Receivers.Success);
            },
        };
    }

    [TearDown]
    public void Forget()
    {
        _receivers.Dispose();
        foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(_database)!, Path.GetFileName(_database) + "*"))
            File.Delete(part);
    }

    [Test]
    public async Task What_waits_for_a_peer_whose_registration_ends_is_not_sent_to_its_next_one()
    {
        await using var server = await PushingServer.StartAsync(_receivers);
        var peer = await server.RegisterAsync("ABC", "tariffs");
        await server.ChangeAsync(HttpMethod.Put, "tariffs", "T0", "{}");
        await _arrived.Task;
        await server.ChangeAsync(HttpMethod.Put, "tariffs", "T1", "{}");

        await server.Peers.ForgetAsync(peer, default);
        await server.RegisterAsync("ABC", "tariffs");
        _open.SetResult();
        await server.OutcomesAsync(1);
        await server.ChangeAsync(HttpMethod.Put, "tariffs", "T2", "{}");
        await server.OutcomesAsync(1);

        Assert.That(_receivers.Requests.Select(request => request[^2..]), Is.EqualTo(new[] { "T0", "T2" }));
    }

    [Test]
    public async Task What_waits_for_a_peer_that_renews_its_registration_is_sent_with_its_new_token()
    {
        await using var server = await PushingServer.StartAsync(_receivers);
        var peer = await server.RegisterAsync("ABC", "tariffs");
        await server.ChangeAsync(HttpMethod.Put, "tariffs", "T0", "{}");
        await _arrived.Task;
        await server.ChangeAsync(HttpMethod.Put, "tariffs", "T1", "{}");

        await server.RenewAsync(peer, "newer-token", "ABC", "tariffs");
        _open.SetResult();
        await server.OutcomesAsync(2);

        Assert.That(_receivers.All.Last().Token, Is.EqualTo("newer-token"));
    }

    [Test]
    public async Task A_server_that_stops_lets_what_is_under_way_end_and_sends_what_waits_when_it_is_back()
    {
        await using (var server = await PushingServer.StartAsync(_receivers, database: _database))
        {
            await server.RegisterAsync("ABC", "tariffs");
            await server.ChangeAsync(HttpMethod.Put, "tariffs", "T0", "{}");
            await _arrived.Task;
            await server.ChangeAsync(HttpMethod.Put, "tariffs", "T1", "{}");

            var stopped = server.Outbox.StopAsync(default);
            Assert.That(stopped.IsCompleted, Is.False);
            _open.SetResult();
            await stopped;
            Assert.That(server.Log.Recent.Single().Result, Is.EqualTo(PushResult.Delivered));
        }

        await using var again = await PushingServer.StartAsync(_receivers, database: _database);
        await again.OutcomesAsync(1);

        Assert.That(_receivers.Requests.Select(request => request[^2..]), Is.EqualTo(new[] { "T0", "T1" }));
    }

    [Test]
    public async Task A_peer_that_never_answers_does_not_keep_a_server_from_stopping()
    {
        await using var server = await PushingServer.StartAsync(_receivers);
        await server.RegisterAsync("ABC", "tariffs");
        await server.ChangeAsync(HttpMethod.Put, "tariffs", "T0", "{}");
        await _arrived.Task;

        using var impatient = new CancellationTokenSource();
        var stopped = server.Outbox.StopAsync(impatient.Token);
        await impatient.CancelAsync();
        await stopped.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(server.Log.Recent.Single().Because, Is.EqualTo("this server stopped"));
    }
}
