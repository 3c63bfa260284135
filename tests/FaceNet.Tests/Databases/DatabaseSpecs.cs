using FaceNet.Databases;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Databases;

public sealed class DatabaseSpecs : IDisposable
{
    private const string First = "CREATE TABLE word (text TEXT NOT NULL);";

    private static readonly DatabaseFormat Format = new(Application: 1234, [First])
    {
        Patience = TimeSpan.FromSeconds(1),
    };

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_of_an_earlier_version_is_brought_up_to_date_with_what_it_holds()
    {
        using (var old = Open(Format))
            Add(old, "kept");

        using var database = Open(Format with { Migrations = [First, "ALTER TABLE word ADD COLUMN length INTEGER;"] });

        database.Number("PRAGMA user_version").ShouldBe(2);
        database
            .Rows("SELECT text, length FROM word", row => (row.GetString(0), row.IsDBNull(1)))
            .ShouldBe([("kept", true)]);
        Should.Throw<DatabaseException>(() => Open(Format)).Fault.ShouldBe(DatabaseFault.Newer);
    }

    [Fact]
    public void A_step_that_fails_on_the_way_to_a_new_version_leaves_the_old_one()
    {
        using (var old = Open(Format))
            Add(old, "kept");
        var broken = Format with { Migrations = [First, "CREATE TABLE other (a); CREATE TABLE word (b);"] };

        Should.Throw<DatabaseException>(() => Open(broken));

        using var database = Open(Format);
        database.Number("SELECT count(*) FROM sqlite_schema").ShouldBe(1);
        Words(database).ShouldBe(["kept"]);
    }

    [Fact]
    public void What_is_done_as_one_is_all_there_or_not_at_all()
    {
        using var database = Open(Format);
        database.Write(() =>
        {
            Add(database, "outer");
            database.Write(() => Add(database, "inner"));
        });

        Should.Throw<InvalidOperationException>(() =>
            database.Write(() =>
            {
                Add(database, "lost");
                database.Write(() => Add(database, "lost too"));
                throw new InvalidOperationException();
            })
        );
        Add(database, "after");

        Words(database).ShouldBe(["outer", "inner", "after"]);
    }

    [Fact]
    public async Task Who_waits_too_long_for_another_program_is_told_and_nothing_is_changed()
    {
        using var database = Open(Format);
        using var other = Open(Format);
        Add(database, "first");
        using var held = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        var holding = Task.Run(() =>
            other.Write(() =>
            {
                Add(other, "second");
                held.Release();
                release.Wait();
            })
        );
        await held.WaitAsync(TestContext.Current.CancellationToken);

        Should.Throw<DatabaseException>(() => Add(database, "third")).Fault.ShouldBe(DatabaseFault.Locked);
        // Reading goes on, and sees what is committed.
        Words(database).ShouldBe(["first"]);

        release.Release();
        await holding;
        Add(database, "fourth");
        Words(other).ShouldBe(["first", "second", "fourth"]);
    }

    private Database Open(DatabaseFormat format) => Database.Open(folder.At("words.db"), format);

    private static void Add(Database database, string word) =>
        database.Execute("INSERT INTO word (text) VALUES ($text)", ("$text", word));

    private static IReadOnlyList<string> Words(Database database) =>
        database.Rows("SELECT text FROM word ORDER BY rowid", row => row.GetString(0));
}
