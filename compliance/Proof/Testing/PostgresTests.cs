using OcpiKit.Cli.Testing;

namespace OcpiKit.Proof.Testing;

[TestFixture, Category("integration")]
internal sealed class PostgresTests
{
    [Test, CancelAfter(120_000)]
    public async Task The_one_for_the_tests_runs_and_is_gone_afterwards(CancellationToken stop)
    {
        if (Postgres.FindPrograms() is not { } programs)
        {
            Assert.Ignore($"There is no PostgreSQL: {Postgres.Remedy}");
            return;
        }

        var (postgres, because) = await Postgres.StartAsync(programs, stop);
        Assert.That(postgres, Is.Not.Null, because);
        var folder = postgres!.Address.Split('=', ';')[1];
        Assert.That(File.Exists(Path.Combine(folder, "postmaster.pid")));

        await postgres.DisposeAsync();
        Assert.That(Directory.Exists(folder), Is.False);
    }
}
