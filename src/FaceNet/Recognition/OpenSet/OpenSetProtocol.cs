using FaceNet.Evaluation;

namespace FaceNet.Recognition.OpenSet;

/// <summary>
/// How well are people named when strangers come too? Half of the people are enrolled with some of their faces; their
/// other faces, and all faces of the other half, are the probes. This is done several times over.
/// </summary>
public static class OpenSetProtocol
{
    /// <summary>Runs the test.</summary>
    /// <param name="pictures">Labelled pictures. People with fewer than two faces take no part.</param>
    /// <param name="measuredOn">The pictures in a few words, for the curve.</param>
    /// <param name="curve">The model's curve, to choose thresholds by; null for the one that the test itself finds.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Honoured between splits.</param>
    /// <exception cref="EvaluationException">Fewer than four people have two faces, or all are kin.</exception>
    public static OpenSetResult Run(
        IReadOnlyList<LabelledFace> pictures,
        string measuredOn,
        FalseAcceptCurve? curve = null,
        OpenSetOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(pictures);
        options ??= new OpenSetOptions();
        var people = People(pictures);
        var random = new Random(options.Seed);
        var strangers = new ScoreHistogram();
        var splits = new List<SplitScores>();
        for (var split = 0; split < options.Splits; split++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            splits.Add(SplitScores.Of(OpenSetSplit.Draw(people, options, random), options, strangers));
        }
        var measured = strangers.Curve(measuredOn);
        return new OpenSetResult
        {
            Splits = options.Splits,
            Enrolled = splits.Average(split => split.People),
            EnrolledFaces = splits.Average(split => split.EnrolledFaces),
            KnownProbes = splits.Sum(split => split.Known.Count),
            UnknownProbes = splits.Sum(split => split.Unknown.Count),
            NotDetected = pictures.Count(picture => picture.Embedding is null),
            Rank1 = splits.Average(split => split.Rank1),
            Rates = [.. options.FalseAcceptRates.Select(rate => Rate(splits, rate))],
            PersonFalseAccepts = measured,
            Answers = (curve ?? measured) is { } scale ? Answers(splits, scale) : null,
        };
    }

    private static (string, Embedding[])[] People(IReadOnlyList<LabelledFace> pictures)
    {
        (string, Embedding[] Faces)[] people =
        [
            .. pictures
                .Where(picture => picture.Embedding is not null)
                .GroupBy(picture => picture.Person, picture => picture.Embedding!)
                .Where(person => person.Count() > 1)
                .OrderBy(person => person.Key, StringComparer.Ordinal)
                .Select(person => (person.Key, person.ToArray())),
        ];
        return people.Length >= 4
            ? people
            : throw new EvaluationException(
                $"{people.Length} people have two pictures with a face or more; an open-set test needs four at least."
            );
    }

    private static OpenSetRate Rate(List<SplitScores> splits, double rate)
    {
        var shares = splits.ConvertAll(split => split.Identified(rate));
        var mean = shares.Average();
        return new OpenSetRate(rate, mean, Math.Sqrt(shares.Average(share => (share - mean) * (share - mean))));
    }

    private static OpenSetAnswers Answers(List<SplitScores> splits, FalseAcceptCurve curve)
    {
        var options = new RecognitionOptions();
        var known = new List<(RecognitionVerdict Verdict, bool IsRight)>();
        var unknown = new List<RecognitionVerdict>();
        foreach (var split in splits)
        {
            var threshold = curve.DistanceAt(options.FalseAcceptRate, split.People);
            known.AddRange(split.Known.Select(probe => (probe.Verdict(threshold, options), probe.IsRight)));
            unknown.AddRange(split.Unknown.Select(probe => probe.Verdict(threshold, options)));
        }
        double Share(Func<(RecognitionVerdict Verdict, bool IsRight), bool> holds) =>
            (double)known.Count(holds) / known.Count;
        return new OpenSetAnswers(
            options.FalseAcceptRate,
            (double)unknown.Count(verdict => verdict != RecognitionVerdict.Unknown) / unknown.Count,
            Share(answer => answer is (RecognitionVerdict.Known, true)),
            Share(answer => answer is (RecognitionVerdict.Known, false)),
            Share(answer => answer.Verdict == RecognitionVerdict.Ambiguous)
        );
    }
}
