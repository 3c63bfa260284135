using FaceNet.Scanning;

namespace FaceNet.Tests.Scanning;

public sealed class SettledFilesSpecs
{
    private static readonly DateTimeOffset Start = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SettledFiles files = new(TimeSpan.FromSeconds(1));

    [Fact]
    public void A_file_is_given_out_once_when_it_has_been_the_same_for_long_enough()
    {
        Look(0, ("a.jpg", 10)).ShouldBeEmpty();
        files.IsWaiting.ShouldBeTrue();
        Look(0.9, ("a.jpg", 10)).ShouldBeEmpty();
        Look(1, ("a.jpg", 10)).ShouldBe(["a.jpg"]);
        files.IsWaiting.ShouldBeFalse();
        Look(5, ("a.jpg", 10)).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_grows_is_waited_for()
    {
        Look(0, ("a.jpg", 10)).ShouldBeEmpty();
        Look(0.8, ("a.jpg", 20)).ShouldBeEmpty();
        Look(1.6, ("a.jpg", 30)).ShouldBeEmpty();
        Look(2.6, ("a.jpg", 30)).ShouldBe(["a.jpg"]);
    }

    [Fact]
    public void An_empty_file_has_yet_to_come()
    {
        Look(0, ("a.jpg", 0)).ShouldBeEmpty();
        Look(9, ("a.jpg", 0)).ShouldBeEmpty();
        Look(10, ("a.jpg", 5)).ShouldBeEmpty();
        Look(11, ("a.jpg", 5)).ShouldBe(["a.jpg"]);
    }

    [Fact]
    public void What_was_there_before_is_given_out_only_when_it_changes()
    {
        files.Pass([("a.jpg", Stamp(10)), ("b.jpg", Stamp(10))]);

        Look(0, ("a.jpg", 10), ("b.jpg", 11)).ShouldBeEmpty();
        Look(2, ("a.jpg", 10), ("b.jpg", 11)).ShouldBe(["b.jpg"]);
    }

    [Fact]
    public void A_file_that_goes_before_it_settles_is_forgotten()
    {
        Look(0, ("a.jpg", 10)).ShouldBeEmpty();
        Look(0.5).ShouldBeEmpty();
        files.IsWaiting.ShouldBeFalse();
        Look(2, ("a.jpg", 10)).ShouldBeEmpty();
        Look(3, ("a.jpg", 10)).ShouldBe(["a.jpg"]);
    }

    private IReadOnlyList<string> Look(double seconds, params (string Path, long Length)[] there) =>
        files.Look([.. there.Select(file => (file.Path, Stamp(file.Length)))], Start.AddSeconds(seconds));

    private static FileStamp Stamp(long length) => new(length, Start.UtcDateTime);
}
