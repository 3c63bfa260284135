namespace FaceNet.Tests.Cli;

public sealed class UsageSpecs
{
    [Theory]
    [InlineData("frobnicate", "There is no command 'frobnicate'.", "Try 'facenet --help'.")]
    [InlineData("organise Photos", "There is no command 'organise'. Did you mean 'organize'?", "Try 'facenet --help'.")]
    [InlineData("bogus --help", "There is no command 'bogus'.", "Try 'facenet --help'.")]
    [InlineData("evaluate bogus --help", "There is no command 'bogus'.", "Try 'facenet evaluate --help'.")]
    [InlineData("models delete x", "There is no command 'delete'.", "Try 'facenet models --help'.")]
    [InlineData("--loud", "There is no option '--loud' here.", "Try 'facenet --help'.")]
    [InlineData(
        "organize --jsn",
        "There is no option '--jsn' here. Did you mean '--json'?",
        "Try 'facenet organize --help'."
    )]
    [InlineData(
        "organize --demo --dist 1",
        "There is no option '--dist' here. Did you mean '--distance'?",
        "Try 'facenet organize --help'."
    )]
    [InlineData(
        "detect a.jpg --min-scor 1",
        "There is no option '--min-scor' here. Did you mean '--min-score'?",
        "Try 'facenet detect --help'."
    )]
    [InlineData("verify a.jpg", "'B' missing", "Try 'facenet verify --help'.")]
    [InlineData(
        "verify a.jpg b.jpg c.jpg",
        "'c.jpg' is one argument too many. Put a name that holds spaces into quotes.",
        "Try 'facenet verify --help'."
    )]
    [InlineData("embed Photos", "Option '--out' is required.", "Try 'facenet embed --help'.")]
    [InlineData(
        "embed Photos --out faces.xyz",
        "--out is 'faces.xyz'; its ending must say the format: .npy, .parquet, .jsonl, .csv.",
        "Try 'facenet embed --help'."
    )]
    [InlineData(
        "embed Photos --out faces",
        "--out is 'faces'; its ending must say the format",
        "Try 'facenet embed --help'."
    )]
    [InlineData(
        "detect a.jpg --min-score abc",
        "--min-score is 'abc'; it must be a number from 0 to 1.",
        "Try 'facenet detect --help'."
    )]
    [InlineData(
        "detect a.jpg --min-score 1.5",
        "--min-score is '1.5'; it must be a number from 0 to 1.",
        "Try 'facenet detect --help'."
    )]
    [InlineData(
        "detect a.jpg --min-score NaN",
        "--min-score is 'NaN'; it must be a number from 0 to 1.",
        "Try 'facenet detect --help'."
    )]
    [InlineData(
        "organize Photos --distance -1",
        "--distance is '-1'; it must be a number from 0 to 4.",
        "Try 'facenet organize --help'."
    )]
    [InlineData("organize", "Give a folder of photos, or --demo, and not both.", "Try 'facenet organize --help'.")]
    [InlineData(
        "organize Photos --demo",
        "Give a folder of photos, or --demo, and not both.",
        "Try 'facenet organize --help'."
    )]
    [InlineData(
        "organize Photos --copy --symlink",
        "Give one of --copy, --hardlink and --symlink, not several.",
        "Try 'facenet organize --help'."
    )]
    [InlineData(
        "organize Photos --clustering magic",
        "--clustering is 'magic'; it must be one of average-linkage, chinese-whispers, dbscan, hdbscan, agglomerative.",
        "Try 'facenet organize --help'."
    )]
    [InlineData(
        "evaluate recognition --images People --rule mode",
        "--rule is 'mode'; it must be one of combined, nearest, mean.",
        "Try 'facenet evaluate recognition --help'."
    )]
    [InlineData(
        "models add x.onnx --role singer",
        "--role is 'singer'; it must be one of embedder, detector, landmarks.",
        "Try 'facenet models add --help'."
    )]
    public async Task What_is_wrong_is_said_with_where_to_read_more(string args, string problem, string hint)
    {
        var (exitCode, output, error) = await CommandResult.OfAsync(args.Split(' '));

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith("facenet: ");
        error.ShouldContain(problem);
        error.ShouldEndWith($"{hint}{Environment.NewLine}");
    }

    [Theory]
    [InlineData("organize", "")]
    [InlineData("organize", "--demo", "--out", "")]
    [InlineData("detect", "a.jpg", "--cache", "")]
    [InlineData("verify", "a.jpg", "")]
    public async Task An_argument_that_is_empty_is_pointed_out(params string[] args) =>
        (await CommandResult.OfAsync(args)).ShouldExitWith(2).Error.ShouldContain("An argument is empty.");

    [Theory]
    [InlineData("organize /no/such/folder", "There is no folder /no/such/folder.")]
    [InlineData("detect /no/such.jpg", "There is no photo or folder at /no/such.jpg.")]
    [InlineData("detect @party.jpg", "There is no photo or folder at @party.jpg.")]
    [InlineData("embed /no/such.jpg --out faces.csv", "There is no photo or folder at /no/such.jpg.")]
    [InlineData("verify /no/a.jpg /no/b.jpg", "/no/a.jpg: There is no such file.")]
    [InlineData("undo /no/such/folder", "There is nothing to undo in {0}")]
    [InlineData("models add /no/such.onnx --role embedder", "There is no file {0}.")]
    public async Task What_does_not_exist_is_named(string args, string problem)
    {
        var words = args.Split(' ');
        var (exitCode, output, error) = await CommandResult.OfAsync(words);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        // As this system writes the path that was given.
        var path = words.LastOrDefault(word => word.StartsWith('/'), ".");
        error.ShouldStartWith($"facenet: {problem.Replace("{0}", Path.GetFullPath(path))}");
        error.Trim().ShouldNotContain('\n');
    }
}
