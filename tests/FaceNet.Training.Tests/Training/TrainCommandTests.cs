using System.CommandLine;
using System.Text.Json;
using FaceNet.Models;
using FaceNet.Training.Cli.Training;
using FaceNet.Training.Data;
using FaceNet.Training.Losses;
using FaceNet.Training.Runs;

namespace FaceNet.Training.Tests.Training;

public sealed class TrainCommandTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("facenet-train").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_folder_of_people_becomes_a_model_that_a_store_takes_even_over_two_sittings()
    {
        var people = FewPeople.Copy(Path.Combine(root, "people"), count: 13, apart: 5);
        File.WriteAllText(Path.Combine(people, "torn.txt"), "nobody");
        File.WriteAllText(Path.Combine(Directory.GetDirectories(people).Max()!, "torn.jpg"), "no picture");
        string[] train =
        [
            "train",
            people,
            "--run",
            Path.Combine(root, "run"),
            "--network",
            "NNS2",
            "--batch",
            "16",
            "--faces-per-person",
            "4",
            "--epochs",
            "2",
            "--optimizer",
            "adam",
            "--rate",
            "0.001",
            "--exclude",
            Path.Combine(people, "torn.txt"),
            "--json",
        ];

        var (first, _, remarks) = await RunAsync([.. train, "--minutes", "0.0001", "--licence", "MIT"]);
        var differing = await Should.ThrowAsync<ArgumentException>(() => RunAsync([.. train, "--seed", "5"]));
        var (second, output, error) = await RunAsync(["resume", Path.Combine(root, "run"), "--json"]);

        (first, second).ShouldBe((0, 0), error);
        var outcome = JsonDocument.Parse(output).RootElement;
        outcome.GetProperty("outcome").GetProperty("isComplete").GetBoolean().ShouldBeTrue();
        var model = outcome.GetProperty("model").GetString()!;
        var addition = ModelAddition.Read(model, ModelRole.Embedder, given: null);
        addition.Card.Licence.ShouldBe("MIT");
        remarks.ShouldContain("1 of 1 lines of torn.txt name no picture or person");
        remarks.ShouldContain("torn.jpg: The file is not a picture");
        differing.Message.ShouldContain("seed 1 there, 5 here");
        addition.Card.Threshold!.Value.FalseAcceptRate.ShouldBe(0.001);
        File.ReadAllText(Path.Combine(root, "run", "index.html")).ShouldContain("Training NNS2");
    }

    [Theory]
    [InlineData("triplet", LossKind.Triplet, 1)]
    [InlineData("distil=2,triplet=0.5", LossKind.Distil, 2)]
    [InlineData("pair-hinge", LossKind.PairHinge, 1)]
    public void Losses_are_read_as_typed(string text, LossKind kind, double weight) =>
        LossTerms.Parse(text)[0].ShouldBe(new LossTerm(kind, weight));

    [Theory]
    [InlineData("tripel")]
    [InlineData("triplet=0")]
    [InlineData("triplet=1=2")]
    public void Losses_that_are_none_are_refused_with_the_names_of_those_that_are(string text) =>
        Should.Throw<ArgumentException>(() => LossTerms.Parse(text)).Message.ShouldContain("triplet, pair-hinge");

    [Theory]
    [InlineData("--loss distil", "needs a teacher")]
    [InlineData("--teacher mobilefacenet", "not among the losses")]
    [InlineData("--loss triplet,softmax,triplet=2", "The loss Triplet is named 2 times")]
    [InlineData("--rate 0.3 --schedule 0:0.05,5:0.01", "--rate is 0.3, but --schedule begins with 0.05")]
    [InlineData("--consistent", "no teacher to be asked")]
    [InlineData("--blends 5", "belong to no person")]
    [InlineData("--offline 100", "do not fill a mini-batch of 1800")]
    [InlineData("--offline 2000 --negatives BatchAll", "too many to select beforehand")]
    [InlineData("--offline 2000 --loss softmax", "not among the losses")]
    [InlineData("--rate 0", "must be above 0")]
    [InlineData("--rate nan", "It is NaN")]
    [InlineData("--rate 10.4", "--rate must be between 0 and 10. It is 10.4")]
    [InlineData("--margin -0.4", "It is -0.4")]
    [InlineData("--margin 0", "between 0 exclusive and 4 exclusive")]
    [InlineData("--weight-decay -0.4", "--weight-decay must be between 0 and 1. It is -0.4")]
    [InlineData("--clip -0.3", "It is -0.3")]
    [InlineData("--epochs 0", "It is 0")]
    [InlineData("--schedule nosuch.txt", "There is no file nosuch.txt")]
    [InlineData("--schedule 0:often", "is no step of a learning rate")]
    [InlineData("--network NN9", "NN9")]
    public async Task Settings_that_contradict_each_other_are_refused_before_anything_is_done(
        string options,
        string reason
    )
    {
        var run = Path.Combine(root, "run");

        var exception = await Should.ThrowAsync<ArgumentException>(() =>
            RunAsync(["train", root, "--run", run, .. options.Split(' ')])
        );

        exception.Message.ShouldContain(reason);
        Directory.Exists(run).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--loss softmax --negatives BatchHard", "--negatives")]
    [InlineData("--loss softmax --margin 0.2", "--margin")]
    [InlineData("--loss softmax", null)]
    [InlineData("--negatives BatchHard --margin 0.3", null)]
    [InlineData("--rate 0.05 --schedule 0:0.05,5:0.01", null)]
    public async Task What_no_loss_uses_is_warned_of_once(string options, string? named)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] train = ["train", Path.Combine(root, "nobody"), "--run", Path.Combine(root, "run")];

        // There are no people, so it ends before anything is trained.
        await Should.ThrowAsync<TrainingDataException>(() =>
            RunAsync([.. train, .. options.Split(' ')], output, error)
        );

        error
            .ToString()
            .ShouldBe(
                named is null
                    ? ""
                    : $"Warning: {named} is for the loss triplet, which is not among those of --loss, and has no effect.{Environment.NewLine}"
            );
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("NaN")]
    [InlineData("1e9")]
    public void A_sitting_of_no_length_is_refused(string minutes) =>
        new RootCommand { new ResumeCommand() }
            .Parse(["resume", root, "--minutes", minutes])
            .Errors.ShouldHaveSingleItem()
            .Message.ShouldContain("at most");

    [Fact]
    public async Task Weights_to_begin_with_that_do_not_fit_are_refused_before_anything_is_done()
    {
        var run = Path.Combine(root, "run");

        var exception = await Should.ThrowAsync<ModelException>(() =>
            RunAsync(["train", root, "--run", run, "--initial", Path.Combine(root, "none.pth")])
        );

        exception.Message.ShouldContain("There is no file");
        Directory.Exists(run).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_that_could_not_write_its_weights_is_no_success_and_writes_them_when_it_is_resumed()
    {
        var people = FewPeople.Copy(Path.Combine(root, "people"), count: 10, apart: 5);
        var run = new RunFolder(Path.Combine(root, "run"));
        Directory.CreateDirectory(run.BestWeights); // in the way

        var failure = await Should.ThrowAsync<TrainingException>(() =>
            RunAsync(TrainingProcess.Train(people, run, "--epochs", "1"))
        );
        Directory.Delete(run.BestWeights);
        var (code, output, _) = await RunAsync(["resume", run.Root]);

        failure.Message.ShouldContain("weights could not be written");
        code.ShouldBe(0);
        output.ShouldContain("Model: ");
    }

    [Fact]
    public async Task A_damaged_card_is_told_in_a_sentence()
    {
        var run = new RunFolder(Path.Combine(root, "run"));
        run.WriteSource(new() { Data = root, Crops = "crops.bin" });
        File.WriteAllText(Path.Combine(run.Root, "card.json"), "{ \"opt");

        var failure = await Should.ThrowAsync<IOException>(() => RunAsync(["resume", run.Root]));

        failure.Message.ShouldBe(
            $"{Path.Combine(run.Root, "card.json")} is damaged, or of another version. Put it back from a copy, or begin the run in another folder."
        );
    }

    [Fact]
    public void A_run_folder_has_signs_as_they_are_typed()
    {
        var run = new RunFolder(Path.Combine(root, "run"));

        run.WriteCard(
            new()
            {
                Options = new(),
                DataHash = "",
                Images = 1,
                People = 1,
                ValidationImages = 0,
                Version = "1.0+0f2a",
                Machine = "Linux, 2 × processor",
                Begun = DateTimeOffset.UnixEpoch,
            }
        );

        File.ReadAllText(Path.Combine(run.Root, "card.json")).ShouldContain("1970-01-01T00:00:00+00:00");
        File.ReadAllText(Path.Combine(run.Root, "card.json")).ShouldContain("1.0+0f2a");
        File.ReadAllText(Path.Combine(run.Root, "card.json")).ShouldContain("2 × processor");
        run.ReadCard().Machine.ShouldBe("Linux, 2 × processor");
    }

    [Fact]
    public void The_last_line_of_a_run_is_at_its_last_epoch()
    {
        var error = new StringWriter();
        using var display = new TrainingDisplay(error, epochs: 3, isLive: false);

        display.Report(
            new()
            {
                // A step has the epoch at which it begins.
                Metrics = new()
                {
                    Step = 18,
                    Epoch = 2.83,
                    LearningRate = 0.05,
                    Loss = 0.1,
                    GradientNorm = 1,
                    PositiveDistance = 0.5,
                    PositiveSpread = 0.2,
                    NegativeDistance = 1.9,
                    NegativeSpread = 0.2,
                    ActiveShare = 0.8,
                    SemiHardShare = 0.7,
                    HardShare = 0.3,
                    EmbeddingSpread = 0.9,
                    ImagesPerSecond = 100,
                    MemoryMiB = 1000,
                    ValidationRate = 0.5,
                },
                Done = 1,
                Remaining = TimeSpan.Zero,
            }
        );

        error.ToString().ShouldStartWith("epoch 3.00/3 ");
    }

    [Fact]
    public async Task A_run_on_other_data_is_refused_and_its_folder_stays_as_it_is()
    {
        var run = new RunFolder(Path.Combine(root, "run"));
        var source = new RunSource { Data = "/other/people", Crops = "/other/crops.bin" };
        run.WriteSource(source);
        File.WriteAllText(Path.Combine(run.Root, "card.json"), "{}");

        var exception = await Should.ThrowAsync<ArgumentException>(() => RunAsync(["train", root, "--run", run.Root]));

        exception.Message.ShouldContain("/other/people");
        run.ReadSource().ShouldBe(source);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static Task<int> RunAsync(string[] args, StringWriter output, StringWriter error)
    {
        var commands = new RootCommand { new TrainCommand(), new ResumeCommand() };
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        return commands.Parse(args).InvokeAsync(configuration, TestContext.Current.CancellationToken);
    }
}
