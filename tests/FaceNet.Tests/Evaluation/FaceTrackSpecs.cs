using FaceNet.Evaluation.Tracks;

namespace FaceNet.Tests.Evaluation;

public sealed class FaceTrackSpecs
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(150, 101)]
    public void The_distance_of_two_tracks_is_the_mean_over_all_pairs_of_their_first_frames(int left, int right)
    {
        var frames = Sample
            .Faces(5, 2, Math.Max(left, right), 32, 0.7f)
            .ToLookup(face => face.Person, face => face.Embedding!);
        Embedding[] one = [.. frames["person-0"].Take(left)];
        Embedding[] other = [.. frames["person-1"].Take(right)];
        var plain = one.Take(100).Average(a => other.Take(100).Average(b => a.SquaredDistance(b)));
        var tracks = (One: new FaceTrack(one), Other: new FaceTrack(other));
        tracks.One.MeanSquaredDistance(tracks.Other).ShouldBe(plain, 1e-5f);
        tracks.Other.MeanSquaredDistance(tracks.One).ShouldBe(plain, 1e-5f);
        tracks.One.Frames.ShouldBe(Math.Min(left, 100));
    }

    [Fact]
    public void Tracks_that_cannot_be_compared_are_refused()
    {
        var (two, three) = (Embedding.Normalize([1, 0]), Embedding.Normalize([1, 0, 0]));
        Should.Throw<ArgumentException>(() => new FaceTrack([]));
        Should.Throw<ArgumentException>(() => new FaceTrack([two, three]));
        Should.Throw<ArgumentException>(() => new FaceTrack([two]).MeanSquaredDistance(new FaceTrack([three])));
        Should.Throw<ArgumentOutOfRangeException>(() => new FaceTrack([two], first: 0));
    }
}
