using FaceNet.Training.Mining;

namespace FaceNet.Training.Tests.Mining;

public sealed class BandTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(101)]
    public void Count_place_and_least_are_those_of_a_loop(int length)
    {
        var random = new Random(length);
        float[] values = [.. Enumerable.Range(0, length).Select(_ => MathF.Round(random.NextSingle(), 1))]; // with ties
        var (above, below) = (0.2f, 0.7f);
        int[] inside = [.. Enumerable.Range(0, length).Where(i => values[i] > above && values[i] < below)];

        Band.Count(values, above, below).ShouldBe(inside.Length);
        for (var skip = 0; skip < inside.Length; skip++)
            Band.IndexOf(values, above, below, skip).ShouldBe(inside[skip]);
        var greater = values.Where(value => value > above).ToList();
        Band.IndexOfLeast(values, above).ShouldBe(greater.Count == 0 ? -1 : Array.IndexOf(values, greater.Min()));
    }
}
