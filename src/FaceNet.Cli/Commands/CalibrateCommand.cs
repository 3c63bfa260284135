using System.CommandLine;
using FaceNet.Calibration;
using FaceNet.Cli.Evaluate;
using FaceNet.Evaluation;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Thresholds;
using FaceNet.Evaluation.Verification;
using FaceNet.Models;
using FaceNet.Recognition.OpenSet;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet calibrate</c>: a threshold for a false accept rate, measured on photos of one's own.</summary>
internal sealed class CalibrateCommand : Command, IHasExamples
{
    /// <summary>A curve that ends above it would have to be drawn out too far for a gallery of some ten people.</summary>
    private const double LeastUsefulRate = 1e-3;

    private readonly Option<DirectoryInfo> images = new("--images")
    {
        Description = "Labelled photos: a folder that holds a folder a person",
        HelpName = "DIR",
        Required = true,
    };
    private readonly NumberOption<double> falseAcceptRate = new("--far", 1e-9, 0.5)
    {
        Description = "Share of strangers that may be accepted",
        HelpName = "RATE",
        DefaultValueFactory = _ => 1e-3,
    };
    private readonly FaceReading faces;
    private readonly JsonOption json;

    public CalibrateCommand()
        : base(
            "calibrate",
            "Measure the threshold for a false accept rate on labelled photos, and keep it for the model"
        )
    {
        Add(images);
        Add(falseAcceptRate);
        faces = new FaceReading(this, offerFlip: false);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet calibrate --images people --far 0.001",
                "From then on verify answers with this threshold and a probability."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(images);
        using var reader = await faces.OpenAsync(parsed, cancellationToken);
        var people = await reader.ReadPeopleAsync(folder.FullName, cancellationToken);
        var result = AllPairsProtocol.Run(
            people,
            new VerificationOptions { FalseAcceptRates = [parsed.GetValue(falseAcceptRate)!.Value] },
            cancellationToken
        );
        var calibration = ThresholdCalibration.Of(
            result.Curve,
            result.ValidationRate[0],
            $"{folder.Name}: {result.DifferentPairs:N0} pairs of strangers among {result.People} people"
        ) with
        {
            PersonFalseAccepts = PersonCurve(people, folder.Name, cancellationToken),
        };
        var calibrations = new CalibrationFolder(ModelStore.Default);
        calibrations.Save(reader.Recognizer.Identity, calibration);
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(EvaluationJson.Write(calibration));
        else
            Print(calibration, reader.ModelName, calibrations.PathOf(reader.Recognizer.Identity), output);
        return FaceNetCommandLine.Yes;
    }

    /// <summary>
    /// How often strangers come close to a person, for 'facenet identify'; null where there are too few people to reach
    /// rates that matter, and then the model's own curve goes on to hold.
    /// </summary>
    private static FalseAcceptCurve? PersonCurve(
        IReadOnlyList<LabelledFace> people,
        string measuredOn,
        CancellationToken cancellationToken
    )
    {
        if (
            people.Where(face => face.Embedding is not null).CountBy(face => face.Person).Count(one => one.Value > 1)
            < 4
        )
            return null;
        var curve = OpenSetProtocol.Run(people, measuredOn, cancellationToken: cancellationToken).PersonFalseAccepts;
        return curve?.Knots[0].FalseAcceptRate <= LeastUsefulRate ? curve : null;
    }

    private static void Print(ThresholdCalibration calibration, string model, string path, TextWriter output)
    {
        var threshold = calibration.Threshold;
        var interval = calibration.SquaredDistanceInterval is { } ends
            ? $" (95 % interval {ends.Lower:0.000} to {ends.Upper:0.000})"
            : $" (no interval: {calibration.NoInterval})";
        output.WriteLine($"{model}: threshold {threshold.SquaredDistance:0.000} squared distance{interval}");
        output.WriteLine(
            $"accepts {threshold.FalseAcceptRate:0.#####%} of strangers and {calibration.ValidationRate:0.0%} of pairs of one person"
                + (
                    calibration.ValidationRateInterval is { } rates
                        ? $" (95 % interval {rates.Lower:0.0%} to {rates.Upper:0.0%})"
                        : ""
                )
        );
        output.WriteLine($"measured on {threshold.MeasuredOn}; kept in {path}");
    }
}
