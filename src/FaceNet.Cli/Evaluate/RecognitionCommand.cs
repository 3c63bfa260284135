using System.CommandLine;
using FaceNet.Cli.Commands;
using FaceNet.Cli.Output;
using FaceNet.Recognition;
using FaceNet.Recognition.OpenSet;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate recognition</c>: are enrolled people named, and strangers not?</summary>
internal sealed class RecognitionCommand : Command, IHasExamples
{
    private readonly Option<DirectoryInfo> images = new("--images")
    {
        Description = "Labelled photos: a folder that holds a folder a person",
        HelpName = "DIR",
        Required = true,
    };
    private readonly Option<FileInfo?> only = new("--only")
    {
        Description = "Take only the people named in this file, a folder a line",
        HelpName = "FILE",
    };
    private readonly Option<string?> kin = new("--kin")
    {
        Description = "People whose names are alike up to this character are kin, and enrolled or unknown together",
        HelpName = "CHARACTER",
    };
    private readonly NumberOption<int> faces = new("--faces", 1, 1000)
    {
        Description = "Faces enrolled of each person [default: 1 to 5, drawn]",
        HelpName = "N",
    };
    private readonly NumberOption<int> people = new("--people", 1, 1_000_000)
    {
        Description = "People enrolled at most [default: half of all]",
        HelpName = "N",
    };
    private readonly NumberOption<int> splits = new("--splits", 1, 1000)
    {
        Description = "How often people are divided anew into enrolled and unknown ones",
        HelpName = "N",
        DefaultValueFactory = _ => new OpenSetOptions().Splits,
    };
    private readonly Option<string> rule = new("--rule")
    {
        Description = "How far a face is from a person: by the nearest face, the mean of the faces, or both",
        HelpName = "combined|nearest|mean",
        DefaultValueFactory = _ => "combined",
    };
    private readonly NumberOption<float> handicap = new("--handicap", 0, 1)
    {
        Description = "How much more closely look-alikes must be met, 0 for one threshold for all",
        HelpName = "SHARE",
        DefaultValueFactory = _ => new OpenSetOptions().Handicap,
    };
    private readonly FaceReading reading;
    private readonly JsonOption json;

    public RecognitionCommand()
        : base("recognition", "Enrol half of the people, and see who of the others, and of them, is named")
    {
        rule.AcceptOnly("combined", "nearest", "mean");
        kin.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: not 1 } given }])
                result.AddError($"--kin is '{given}'; it must be one character.");
        });
        foreach (var option in (Option[])[images, only, kin, faces, people, splits, rule, handicap])
            Add(option);
        reading = new FaceReading(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet evaluate recognition --images people",
                "Detection and identification rate (DIR) at FAR 1 % and 10 %."
            ),
            (
                "facenet evaluate recognition --images people --faces 1 --rule nearest",
                "As a plain nearest neighbour does."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(images);
        using var reader = await reading.OpenAsync(parsed, cancellationToken);
        var pictures = await reader.ReadPeopleAsync(folder.FullName, cancellationToken, Listed(parsed));
        var options = Settings(parsed);
        var result = OpenSetProtocol.Run(pictures, folder.Name, Curve(reader, options), options, cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(JsonText.Serialize(result));
        else
            Print(result, output);
        return FaceNetCommandLine.Yes;
    }

    private OpenSetOptions Settings(ParseResult parsed) =>
        new()
        {
            Splits = parsed.GetValue(splits)!.Value,
            Faces = parsed.GetValue(faces),
            People = parsed.GetValue(people),
            KinSeparator = parsed.GetValue(kin)?[0],
            Handicap = parsed.GetValue(handicap)!.Value,
            Rule = parsed.GetValue(rule) switch
            {
                "nearest" => RecognitionRule.NearestFace,
                "mean" => RecognitionRule.MeanFace,
                _ => RecognitionRule.Combined,
            },
        };

    /// <summary>The model's curve, which was measured for the usual rule only.</summary>
    private static FalseAcceptCurve? Curve(FaceReader reader, OpenSetOptions options)
    {
        var usual = new OpenSetOptions();
        return options.Rule == usual.Rule && options.Handicap == usual.Handicap
            ? reader.Recognizer.PersonFalseAccepts
            : null;
    }

    private HashSet<string>? Listed(ParseResult parsed)
    {
        if (parsed.GetValue(only) is not { } file)
            return null;
        if (!file.Exists)
            throw new UsageException($"There is no file {file.FullName}. Give a list of folders, one a line.");
        return [.. File.ReadLines(file.FullName).Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    private static void Print(OpenSetResult result, TextWriter output)
    {
        output.WriteLine(
            $"{result.Splits} splits, on average {result.Enrolled:0} people enrolled with {result.EnrolledFaces:0} faces; "
                + $"{PlainText.Count(result.KnownProbes, "probe")} of theirs and {result.UnknownProbes} of unknown people in all; "
                + $"no face found on {PlainText.Count(result.NotDetected, "picture")}"
        );
        output.WriteLine($"rank 1          {result.Rank1:0.000}");
        foreach (var (rate, share, deviation) in result.Rates)
            output.WriteLine(
                $"DIR at FAR {rate, -4:0.##} {share:0.000} ± {deviation:0.000} (standard deviation over splits)"
            );
        if (result.Answers is { } answers)
            output.WriteLine(
                $"asked to let in {answers.AskedFalseAcceptRate:0.#%} of strangers: lets in {answers.FalseAcceptRate:0.0%}, "
                    + $"names {answers.NamedRight:0.0%} right and {answers.NamedWrong:0.0%} wrong, {answers.Ambiguous:0.0%} ambiguous"
            );
    }
}
