using System.Text.Json;
using System.Xml.Linq;
using FaceNet.Cli.Output;
using FaceNet.Evaluation;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Verification;
using FaceNet.Robustness;
using FaceNet.Tests.Evaluation;
using FaceNet.Tests.Models;

namespace FaceNet.Tests.Robustness;

public sealed class RobustnessReportSpecs
{
    [Fact]
    public void A_report_is_a_page_with_its_table_and_a_chart_of_each_harm_beside_it()
    {
        using var folder = new ScratchFolder();

        Report(Row(DistortionKind.None, 0), Row(DistortionKind.JpegQuality, 10, 0.673), Row(DistortionKind.Blur, 2))
            .Write(folder.Path);

        Directory
            .EnumerateFiles(folder.Path)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["blur.svg", "index.html", "jpeg-quality.svg", "result.json", "robustness.csv"]);
        foreach (var chart in Directory.EnumerateFiles(folder.Path, "*.svg"))
            XDocument.Load(chart).ToString().ShouldNotContain("NaN");
        JsonDocument
            .Parse(File.ReadAllText(Path.Combine(folder.Path, "result.json")))
            .RootElement.GetArrayLength()
            .ShouldBe(3);
        var table = File.ReadAllLines(Path.Combine(folder.Path, "robustness.csv"));
        table[0].ShouldBe("distortion,amount,validationRate,notDetected,images,paperValidationRate");
        table[2].ShouldStartWith("JpegQuality,10,");
        table[2].ShouldEndWith(",0,200,0.673");
        File.ReadAllText(Path.Combine(folder.Path, "index.html")).ShouldContain("JPEG quality 10");
    }

    [Fact]
    public void A_pair_in_which_a_face_was_not_found_is_not_accepted()
    {
        var all = Row(DistortionKind.None, 0);
        var faces = Faces();
        faces[0] = faces[0] with { Embedding = null };

        var row = Row(DistortionKind.None, 0, faces: faces);

        // 50 people with 4 pictures each: the person of the missing one has 3 of 6 pairs left.
        (row.Result.SamePairs, row.Result.SamePairsNotDetected).ShouldBe((297, 3));
        all.ValidationRate.ShouldBe(1);
        row.ValidationRate.ShouldBe(297 / 300.0);
    }

    [Fact]
    public void Where_too_few_pairs_can_tell_there_is_no_rate()
    {
        LabelledFace[] two = [.. Faces().Where(face => face.Person is "person-0" or "person-1")];

        // 4 × 4 pairs of different people, and a FAR of 1e-3 needs 1,000.
        Row(DistortionKind.Blur, 1, faces: two).ValidationRate.ShouldBeNull();
        Report(Row(DistortionKind.Blur, 1, faces: two)).Page().ToHtml().ShouldContain("too few pairs");
    }

    [Fact]
    public void The_table_in_the_terminal_says_the_same_in_columns()
    {
        LabelledFace[] two = [.. Faces().Where(face => face.Person is "person-0" or "person-1")];

        RobustnessText
            .Of(Row(DistortionKind.JpegQuality, 10, 0.673, two))
            .ShouldBe("JPEG quality 10        too few pairs       0           67.3%");
        RobustnessText
            .Of(Row(DistortionKind.None, 0))
            .ShouldBe("as they are            100.0%              0           –");
        RobustnessText.Head.ShouldBe("photos                 VAL at FAR 0.001    not found   paper, NN1");
    }

    private static RobustnessReport Report(params RobustnessRow[] rows) =>
        new()
        {
            Title = "A model on harmed drawings",
            Rows = rows,
            Settings = [new("model", "drawn")],
        };

    private static RobustnessRow Row(
        DistortionKind kind,
        float amount,
        double? paper = null,
        IReadOnlyList<LabelledFace>? faces = null
    ) =>
        new(
            new Distortion(kind, amount, paper),
            AllPairsProtocol.Run(
                faces ?? Faces(),
                new VerificationOptions { FalseAcceptRates = [RobustnessRow.FalseAcceptRate], BootstrapReplicates = 0 }
            )
        );

    // So little spread that every person stands alone.
    private static LabelledFace[] Faces() => Sample.Faces(1, 50, 4, 64, 0.05f);
}
