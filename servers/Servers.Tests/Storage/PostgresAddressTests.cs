using OcpiKit.Cpo;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Servers.Tests.Cpo;

namespace OcpiKit.Servers.Tests.Storage;

[TestFixture, Category("unit")]
public sealed class PostgresAddressTests
{
    [TestCase("postgres://ocpi:s%40cret@db.example:5433/roaming", "Host=db.example;Port=5433;Database=roaming;Username=ocpi;Password=s@cret")]
    [TestCase("postgresql://db.example/roaming", "Host=db.example;Database=roaming")]
    [TestCase("POSTGRES://ocpi@[::1]/roaming", "Host=::1;Database=roaming;Username=ocpi")]
    [TestCase("postgres:///roaming?host=/run/postgresql", "Host=/run/postgresql;Database=roaming")]
    [TestCase("postgres://db/roaming?sslmode=verify-full&application_name=cpo&connect_timeout=3", "Host=db;Database=roaming;SSL Mode=VerifyFull;Application Name=cpo;Timeout=3")]
    [TestCase("Host=db.example;Username=ocpi", "Host=db.example;Username=ocpi")]
    [TestCase("Username=ocpi;Host=db.example", "Username=ocpi;Host=db.example")]
    public void Urls_and_keywords_are_understood(string text, string keywords)
    {
        Assert.That(PostgresAddress.IsMeant(text));
        Assert.That(PostgresAddress.Parse(text).EquivalentTo(PostgresAddress.Parse(keywords)), PostgresAddress.Parse(text).ConnectionString);
    }

    [TestCase(null), TestCase(""), TestCase("ocpi.db"), TestCase("/var/lib/host/ocpi.db"), TestCase("C:\\ocpi.db"), TestCase("postgres.db")]
    public void Everything_else_is_a_file(string? database) => Assert.That(PostgresAddress.IsMeant(database), Is.False);

    [TestCase("postgres://ocpi:s3cret@db/roaming?colour=blue"), TestCase("postgres://ocpi:s3cret@db:port/roaming")]
    [TestCase("postgres://ocpi:s3cret@db/roaming?sslmode=sometimes"), TestCase("Host=db;Password=s3cret;Colour=blue")]
    public void What_makes_no_sense_is_refused_without_the_password(string address)
    {
        var mistake = Assert.Throws<ArgumentException>(() => new CpoOptions { Database = address }.Validate())!;

        Assert.That(mistake.ToString(), Does.Contain("Database").And.Contains("postgres://USER").And.Not.Contains("s3cret"));
    }

    [Test]
    public async Task A_database_that_does_not_answer_is_named_without_the_password()
    {
        var fault = await Assert.ThrowsAsync<DatabaseException>(() =>
            CpoInProcess.StartAsync(new CpoOptions { Database = "postgres://ocpi:s3cret@127.0.0.1:1/roaming" }));

        Assert.That(fault!.Message, Is.EqualTo("PostgreSQL, roaming at 127.0.0.1:1 cannot be used: there is no answer (Connection refused)."));
        Assert.That(fault.ToString(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task A_file_that_is_no_database_is_named()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.db");
        await File.WriteAllTextAsync(file, new string('x', 5000));
        try
        {
            var fault = await Assert.ThrowsAsync<DatabaseException>(() => CpoInProcess.StartAsync(new CpoOptions { Database = file }));
            Assert.That(fault!.Message, Does.Contain(file).And.Contains("not a database"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
