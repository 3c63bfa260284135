using FaceNet.Training.Cli;

namespace FaceNet.Training.Tests.Cli;

public sealed class LiveLineTests
{
    [Fact]
    public void Where_there_is_no_terminal_only_the_last_word_is_written()
    {
        var error = new StringWriter { NewLine = "\n" };

        using (var line = new LiveLine(error))
        {
            line.Write("Comparing faces: 100 of 200");
            line.Write("Comparing faces: 200 of 200");
        }

        error.ToString().ShouldBe("Comparing faces: 200 of 200\n");
    }

    [Fact]
    public void What_never_began_says_nothing()
    {
        var error = new StringWriter();

        new LiveLine(error).Dispose();

        error.ToString().ShouldBeEmpty();
    }
}
