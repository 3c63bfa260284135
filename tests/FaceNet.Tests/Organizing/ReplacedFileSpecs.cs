using FaceNet.Organizing;

namespace FaceNet.Tests.Organizing;

public sealed class ReplacedFileSpecs
{
    [Fact]
    public void On_a_full_disk_the_old_file_survives_and_nothing_is_left_behind()
    {
        using var folder = new TestFolder();
        var path = folder.Write("page.html", "old");

        var failure = Should.Throw<IOException>(() =>
            ReplacedFile.Write(path, stream => stream.Write(new byte[100]), name => new FullDisk(name, room: 40))
        );

        failure.Message.ShouldBe($"{path} could not be written: No space left. What was there before is unchanged.");
        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(folder.Path).ShouldBe([path]);
    }

    [Fact]
    public void What_the_writer_throws_comes_through()
    {
        using var folder = new TestFolder();
        var path = folder.Write("page.html", "old");

        Should.Throw<OperationCanceledException>(() =>
            ReplacedFile.Write(path, _ => throw new OperationCanceledException())
        );
        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(folder.Path).ShouldBe([path]);
    }

    [Fact]
    public void A_temporary_file_of_a_killed_run_is_written_over()
    {
        using var folder = new TestFolder();
        folder.Write("page.html.partial", "left by a killed process");

        ReplacedFile.Write(folder.At("page.html"), stream => stream.Write("new"u8));

        File.ReadAllText(folder.At("page.html")).ShouldBe("new");
        Directory.GetFiles(folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void Of_two_writers_at_once_the_second_is_refused()
    {
        using var folder = new TestFolder();
        var path = folder.At("page.html");

        ReplacedFile.Write(
            path,
            stream =>
            {
                stream.Write("first"u8);
                Should.Throw<IOException>(() => ReplacedFile.Write(path, _ => { }));
            }
        );

        File.ReadAllText(path).ShouldBe("first");
    }
}
