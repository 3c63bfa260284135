using System.Diagnostics;
using System.Globalization;
using FaceNet.Training.Mining;
using FaceNet.Training.Native;

namespace FaceNet.Training.Benchmarks;

/// <summary>
/// How long the selection of semi-hard triplets takes in the paper's mini-batch: 45 people with 40 faces of 128 values, one
/// thread, beside a plain loop that lists every semi-hard negative of each pair and draws one.
/// </summary>
internal static class MiningMeasurement
{
    private const int People = 45;
    private const int Faces = 40;
    private const int Dimension = 128;
    private const float Margin = 0.2f;
    private const int Rounds = 9;

    public static void Run(TextWriter output)
    {
        LibTorch.Require();
        var (vectors, people) = Batch(new Random(1));
        var miner = new TripletMiner(NegativeSelection.SemiHard, Margin);
        var (all, selection, plain) = (new List<double>(), new List<double>(), new List<double>());
        var distances = PairDistances.Of(vectors, people.Length);
        for (var round = 0; round < Rounds; round++)
        {
            all.Add(Time(() => distances = PairDistances.Of(vectors, people.Length)));
            selection.Add(Time(() => miner.Mine(distances, people, (ulong)round)));
            plain.Add(Time(() => Plain(distances, people, new Random(round))));
        }
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"1,800 faces of {Dimension} values: distances {Median(all):0.0} ms, selection {Median(selection):0.0} ms, by a plain loop {Median(plain):0.0} ms"
            )
        );
    }

    private static (float[] Vectors, int[] People) Batch(Random random)
    {
        var vectors = new List<float>();
        for (var person = 0; person < People; person++)
        {
            var centre = Direction(random);
            for (var face = 0; face < Faces; face++)
                vectors.AddRange(Unit([.. centre.Zip(Direction(random), (c, d) => c + d)]));
        }
        return ([.. vectors], [.. Enumerable.Range(0, People * Faces).Select(face => face / Faces)]);
    }

    private static float[] Direction(Random random) =>
        Unit([.. Enumerable.Range(0, Dimension).Select(_ => random.NextSingle() - 0.5f)]);

    private static float[] Unit(float[] vector)
    {
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        return Array.ConvertAll(vector, value => value / norm);
    }

    private static List<Triplet> Plain(PairDistances distances, int[] people, Random random)
    {
        var triplets = new List<Triplet>();
        var negatives = new List<int>();
        for (var anchor = 0; anchor < people.Length; anchor++)
        for (var positive = 0; positive < people.Length; positive++)
        {
            if (anchor == positive || people[anchor] != people[positive])
                continue;
            negatives.Clear();
            var nearest = distances[anchor, positive];
            for (var face = 0; face < people.Length; face++)
                if (
                    people[face] != people[anchor]
                    && distances[anchor, face] > nearest
                    && distances[anchor, face] < nearest + Margin
                )
                    negatives.Add(face);
            if (negatives.Count > 0)
                triplets.Add(new(anchor, positive, negatives[random.Next(negatives.Count)]));
        }
        return triplets;
    }

    private static double Time(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
