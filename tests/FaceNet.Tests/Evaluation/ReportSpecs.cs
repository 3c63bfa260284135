using System.Text.Json;
using System.Xml.Linq;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Clusters;
using FaceNet.Evaluation.Identification;
using FaceNet.Evaluation.Leaks;
using FaceNet.Evaluation.Pairs;
using FaceNet.Evaluation.Reports;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Tests.Evaluation;

public sealed class ReportSpecs : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_verification_report_is_a_page_with_its_data_and_charts_beside_it()
    {
        Verification().Write(folder);
        Names()
            .ShouldBe([
                "accuracy-by-fold.svg",
                "all-pairs.json",
                "curve.csv",
                "det.svg",
                "distances.svg",
                "index.html",
                "pairs.csv",
                "result.json",
                "roc.svg",
            ]);
        foreach (var chart in Directory.EnumerateFiles(folder, "*.svg"))
            XDocument.Load(chart).Root!.Name.LocalName.ShouldBe("svg");
        JsonDocument.Parse(Read("result.json")).RootElement.GetProperty("pairs").GetInt32().ShouldBe(12);
        var pairs = Read("pairs.csv").Split('\n');
        pairs[0].ShouldBe("left,right,same,fold,squaredDistance");
        pairs[1].ShouldStartWith("\"p0, 0.jpg\",");
        pairs.Length.ShouldBe(12 + 2);
        pairs.ShouldContain(line => line.EndsWith(','), "a pair without a face has no distance");
    }

    [Fact]
    public void The_page_needs_no_other_file_and_no_network()
    {
        var html = Verification().Page().ToHtml();
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<link");
        html.ShouldNotContain("url(");
        Sources(html).ShouldAllBe(source => source.StartsWith("data:image/"));
        html.Replace("http://www.w3.org/2000/svg", "").ShouldNotContain("http");
    }

    [Fact]
    public void The_page_says_what_was_found_and_how_to_repeat_it()
    {
        var report = Verification();
        var html = report.Page().ToHtml();
        html.ShouldContain("A &lt;model&gt; on drawn faces");
        html.ShouldContain($"{report.Result.Accuracy.Mean:0.0000}");
        html.ShouldContain("In 1 pairs a face was not found; they count as judged wrong");
        html.ShouldContain("not measurable with");
        html.ShouldContain("<dt>model</dt><dd>sha256 &quot;abc&quot;</dd>");
    }

    [Fact]
    public void Hardest_pairs_show_pictures_by_their_kind_or_their_names_where_there_is_none()
    {
        var pictures = new Dictionary<string, byte[]>
        {
            ["a"] = [0xFF, 0xD8, 0xFF],
            ["b"] = [0x89, (byte)'P', (byte)'N', (byte)'G'],
            ["c"] = [.. "RIFF....WEBP"u8],
            ["d"] = [.. "GIF89a"u8],
        };
        var page = new ReportPage
        {
            Title = "pairs",
            Sections =
            [
                new PairSection(
                    "Pairs",
                    "",
                    [
                        new PicturePair("a", "b", "one"),
                        new PicturePair("c", "d", "two"),
                        new PicturePair("<e>", "a", "three"),
                    ],
                    pictures.GetValueOrDefault
                ),
            ],
        };
        Sources(page.ToHtml())
            .Select(source => source.Split(';')[0])
            .ShouldBe(["data:image/jpeg", "data:image/png", "data:image/webp", "data:image/gif", "data:image/jpeg"]);
        page.ToHtml().ShouldContain("<span class=\"absent\">&lt;e&gt;</span>");
    }

    [Fact]
    public void The_hardest_pairs_come_first()
    {
        var report = Verification() with { HardestPairs = 1, Picture = _ => null };
        var expected = report.Pairs.Where(pair => !pair.Pair.Same).MinBy(pair => pair.SquaredDistance)!;
        var html = report.Page().ToHtml();
        html.ShouldContain($"<figcaption>{expected.SquaredDistance:0.000} · ");
        html.Split("<figcaption>").Length.ShouldBe(2 + 1);
    }

    [Fact]
    public void An_all_pairs_report_has_its_rates_charts_and_hardest_pairs()
    {
        AllPairs(notDetected: 1).Write(folder);

        Names()
            .ShouldBe([
                "curve.csv",
                "det.svg",
                "distances.svg",
                "hardest-pairs.csv",
                "index.html",
                "result.json",
                "roc.svg",
            ]);
        var html = Read("index.html");
        html.ShouldContain("A &lt;model&gt; on drawn faces");
        // 6 people with two faces each, one of which was not found: 5 pairs of one person, 11 · 10 / 2 − 5 of others.
        html.ShouldContain("12 pictures of 6 people: 5 pairs of one person and 50 of different people.");
        html.ShouldContain("On 1 a face was not found");
        html.ShouldContain("with the 1 pairs of one person in which a face was not found counted as not accepted");
        html.ShouldContain("<th scope=\"row\">0.1</th>");
        html.ShouldContain("Hardest false accepts");
        html.ShouldContain("sha256 &quot;abc&quot;");
        var pairs = Read("hardest-pairs.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        pairs.Length.ShouldBe(1 + 50 + 5);
        pairs[1].ShouldMatch(@"^image-\d+,image-\d+,0,\d\.\d+$");
        JsonDocument.Parse(Read("result.json")).RootElement.GetProperty("samePairs").GetInt64().ShouldBe(5);
    }

    [Fact]
    public void Where_every_face_was_found_nothing_is_counted_twice() =>
        AllPairs(notDetected: 0).Page().ToHtml().ShouldNotContain("faces that were not found counted");

    [Fact]
    public void A_pair_is_captioned_by_names_that_tell_pictures_and_tracks_apart()
    {
        var sections = HardestPairs
            .Of(
                [new HardPair("Anna/Anna_0001.jpg", "Berta/7.jpg", 0.25f)],
                [new HardPair("Cleo/0", "Cleo/1", 1.5f), new HardPair("a.jpg", "b.jpg", 1)],
                0.5f,
                _ => null
            )
            .ToArray();

        sections[0].Pairs.ShouldHaveSingleItem().Caption.ShouldBe("0.250 · Anna_0001 · Berta/7");
        sections[1].Pairs.Select(pair => pair.Caption).ShouldBe(["1.500 · Cleo/0 · Cleo/1", "1.000 · a · b"]);
    }

    [Fact]
    public void An_equal_error_rate_of_nothing_has_no_place_on_a_logarithmic_axis()
    {
        var equalErrors = VerificationCharts.Det(VerificationCurve.Of([0.1f, 0.2f], [1f, 2f])).Series[1];

        equalErrors.Name.ShouldBe("equal errors, 0.0000");
        equalErrors.Points.ShouldBeEmpty();
        VerificationCharts
            .Det(VerificationCurve.Of([0.1f, 2f], [1f, 3f]))
            .Series[1]
            .Points.ShouldHaveSingleItem()
            .X.ShouldBe(0.5);
    }

    [Fact]
    public void A_short_row_ends_in_a_note_over_the_rest_of_the_table() =>
        new ReportPage
        {
            Title = "table",
            Sections =
            [
                new TableSection(
                    "Table",
                    "",
                    ["a", "b", "c"],
                    [
                        ["1", "2", "3"],
                        ["4", "not measured"],
                    ]
                ),
            ],
        }
            .ToHtml()
            .ShouldContain("<tr><th scope=\"row\">4</th><td class=\"note\" colspan=\"2\">not measured</td></tr>");

    [Fact]
    public void An_identification_report_has_its_chart_and_rates()
    {
        var faces = Sample.Faces(6, 12, 3, 16, 1);
        var enrolled = faces.Where((_, at) => at % 12 < 8 && at < 12).ToArray();
        var result = IdentificationProtocol.Run(enrolled, [.. faces.Except(enrolled)]);
        var report = new IdentificationReport
        {
            Title = "Who",
            Result = result,
            Settings = [],
        };
        report.Write(folder);
        Names().ShouldBe(["cumulative-match.csv", "cumulative-match.svg", "index.html", "open-set.csv", "result.json"]);
        Read("cumulative-match.csv").Split('\n')[1].ShouldBe($"1,{result.Rank1}");
        Read("open-set.csv").Split('\n').Length.ShouldBe(result.DetectionIdentificationRate.Count + 2);
        Read("index.html").ShouldContain($"<strong>{result.Rank1:0.0000}</strong>");
    }

    [Fact]
    public void A_clustering_report_lists_merges_and_splits()
    {
        // Anna in two clusters, of which one holds Bert as well; Carl was not found.
        ClusteredFace[] faces =
        [
            new("1.jpg", "anna", "p"),
            new("2.jpg", "anna", "p"),
            new("3.jpg", "anna", "q"),
            new("4.jpg", "bert", "p"),
            new("5.jpg", "carl", null, IsDetected: false),
        ];
        var report = new ClusteringReport
        {
            Title = "An album",
            Result = ClusteringProtocol.Run(faces),
            Settings = [],
        };
        report.Write(folder);
        Names().ShouldBe(["index.html", "merges.csv", "result.json", "sizes.svg", "splits.csv"]);
        // In p two of anna's meet bert: two wrong pairs. Of anna's three pairs one is together.
        Read("merges.csv").ShouldBe("cluster,wrongPairs,person,faces\np,2,anna,2\np,2,bert,1\n");
        Read("splits.csv").ShouldBe("person,missedPairs,cluster,faces\nanna,2,p,2\nanna,2,q,1\n");
        report.Result.PeopleSizes.ShouldBe([3, 1, 1]);
        report.Result.ClusterSizes.ShouldBe([3, 1, 1]);
        Read("index.html").ShouldContain("those found");
        XDocument.Load(Path.Combine(folder, "sizes.svg")).ToString().ShouldNotContain("NaN");
    }

    [Fact]
    public void A_single_face_has_a_clustering_report() =>
        new ClusteringReport
        {
            Title = "One",
            Result = ClusteringProtocol.Run([new ClusteredFace("1.jpg", "anna", "p")]),
            Settings = [],
        }
            .Page()
            .ToHtml()
            .ShouldContain("No cluster mixes people.");

    [Fact]
    public void A_leak_report_lists_pictures_and_people()
    {
        var report = new LeakReport
        {
            Title = "Leaks",
            Result = new LeakResult
            {
                TrainingImages = 3,
                TestImages = 2,
                Bits = 4,
                SquaredDistance = 0.5f,
                NearDuplicates = [new DuplicateImage("train/1.jpg", "test/1.jpg", 2)],
                SharedPeople = [new SharedPerson("Ann", "A. Lee", 3, 0.25f, "train/1.jpg", "test/2.jpg")],
                ClosestDistances = [0.25f, 1.5f],
            },
            Settings = [],
            Picture = _ => null,
        };
        report.Write(folder);
        Names().ShouldBe(["closest.svg", "index.html", "near-duplicates.csv", "result.json", "shared-people.csv"]);
        Read("near-duplicates.csv").ShouldBe("training,test,bits\ntrain/1.jpg,test/1.jpg,2\n");
        Read("shared-people.csv").Split('\n')[1].ShouldBe("Ann,A. Lee,3,0.25,train/1.jpg,test/2.jpg");
        Read("index.html").ShouldContain("0.250 · 3 close pairs · Ann · A. Lee");
    }

    [Fact]
    public void The_smallest_test_has_all_its_charts()
    {
        ScoredPair[] pairs =
        [
            .. Enumerable
                .Range(1, 2)
                .SelectMany(fold =>
                    (ScoredPair[])
                        [
                            new(new FacePair("a", "b", Same: true, fold), 0),
                            new(new FacePair("a", "c", Same: false, fold), 0),
                        ]
                ),
        ];
        var report = Verification() with { AllPairs = null, Pairs = pairs, Result = VerificationProtocol.Run(pairs) };
        report.Write(folder);
        var charts = Directory.EnumerateFiles(folder, "*.svg").Select(File.ReadAllText).ToArray();
        charts.Length.ShouldBe(4);
        charts.ShouldAllBe(chart => !chart.Contains("NaN") && !chart.Contains('∞'));
    }

    [Fact]
    public void Histogram_bins_hold_all_distances()
    {
        float[] same = [0, 0, 0.25f, 1];
        float[] different = [0.5f, 1, 2, 2];
        var bins = DistanceBins.Of(VerificationCurve.Of(same, different), 2);
        bins.Same[..^1].Sum(bin => bin.Y).ShouldBe(1, 1e-12);
        bins.Different[..^1].Sum(bin => bin.Y).ShouldBe(1, 1e-12);
        bins.Same[0].Y.ShouldBe(0.5, "those at 0 belong to the first bin");
        DistanceBins.Of(different, 2)[..^1].Sum(bin => bin.Y).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_report_replaces_an_older_one_and_leaves_no_temporary_file()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "index.html"), "old");
        Verification().Write(folder);
        Read("index.html").ShouldStartWith("<!doctype html>");
        Names().ShouldAllBe(name => !name.EndsWith(".tmp"));
    }

    private string[] Names() =>
        [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    private static AllPairsReport AllPairs(int notDetected)
    {
        var faces = Sample.Faces(1, 6, 2, 16, 0.5f);
        for (var at = 0; at < notDetected; at++)
            faces[at] = faces[at] with { Embedding = null };
        return new AllPairsReport
        {
            Title = "A <model> on drawn faces",
            Result = AllPairsProtocol.Run(faces, new VerificationOptions { BootstrapReplicates = 10 }),
            Settings = [new("model", "sha256 \"abc\"")],
            Picture = _ => null,
        };
    }

    private static VerificationReport Verification()
    {
        var faces = Sample.Faces(1, 6, 2, 16, 0.5f);
        // Each person with their own second picture and with the next person's first.
        var list = Enumerable
            .Range(0, 6)
            .SelectMany(at =>
                (FacePair[])
                    [
                        new($"p{at}, 0.jpg", $"p{at}, 1.jpg", Same: true, Fold: (at / 3) + 1),
                        new($"p{at}, 0.jpg", $"p{(at + 1) % 6}, 0.jpg", Same: false, Fold: (at / 3) + 1),
                    ]
            );
        var embeddings = faces
            .Index()
            .ToDictionary(face => $"p{face.Index % 6}, {face.Index / 6}.jpg", face => face.Item.Embedding);
        embeddings["p3, 1.jpg"] = null;
        var pairs = ScoredPair.Measure(list, image => embeddings[image]);
        var options = new VerificationOptions { BootstrapReplicates = 10 };
        return new VerificationReport
        {
            Title = "A <model> on drawn faces",
            Result = VerificationProtocol.Run(pairs, options),
            AllPairs = AllPairsProtocol.Run(faces, options),
            Pairs = pairs,
            Settings = [new("model", "sha256 \"abc\"")],
            Picture = _ => [0xFF, 0xD8, 0xFF],
        };
    }

    private static IEnumerable<string> Sources(string html) =>
        html.Split("src=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"')]);
}
