using System.Security.Cryptography;
using FaceNet.Training.Optimization;
using FaceNet.Training.Ranks;
using FaceNet.Training.Runs;
using FaceNet.Training.Tests.Training;

namespace FaceNet.Training.Tests.Ranks;

public sealed class RankTrainingTests : IDisposable
{
    private static readonly PixelSize Input = new(Width: 116, Height: 140);

    private static readonly TrainingOptions Options = new()
    {
        Network = "NNS2",
        Epochs = 2,
        Sampling = new() { BatchSize = 24, FacesPerPerson = 4 },
        Optimizer = OptimizerKind.Adam,
        LearningRate = 1e-3,
        Workers = 1,
    };

    private readonly string root = Directory.CreateTempSubdirectory("facenet-ranks").FullName;
    private readonly DrawnFaces faces = new(people: 12, perPerson: 5, Input);
    private readonly DrawnFaces validation = new(people: 12, perPerson: 4, Input, firstPerson: 100);

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(48)]
    public void Two_ranks_select_from_the_whole_mini_batch_and_take_the_steps_of_one_process(int offline)
    {
        var options = Options with { OfflineSubset = offline };
        new Trainer(faces, validation, options with { Workers = 2 }, Folder("one")).Run(cancellationToken: Cancel);

        ThreadRanks.Run(2, ranks => Train(ranks, "ranks", options));

        Last("ranks0").ShouldBe(Last("one"));
        Last("ranks1").ShouldBe(Last("one"));
    }

    [Fact]
    public void All_stop_at_the_same_step_when_one_is_told_to_and_go_on_to_the_same_weights()
    {
        ThreadRanks.Run(2, ranks => Train(ranks, "whole", Options));

        ThreadRanks.Run(
            2,
            ranks =>
            {
                using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
                var stop = new Listener(progress =>
                {
                    if (ranks.Rank == 1 && progress.Metrics.Step == 2)
                        source.Cancel();
                });
                Train(ranks, "stopped", Options, stop, source.Token).Steps.ShouldBe(2);
            }
        );
        // The second rank comes to a resumed run with nothing of its own.
        Directory.Delete(Folder("stopped1").Root, recursive: true);
        ThreadRanks.Run(2, ranks => Train(ranks, "stopped", Options));

        Last("stopped0").ShouldBe(Last("whole0"));
        Last("stopped1").ShouldBe(Last("whole0"));
    }

    [Fact]
    public void A_rank_with_other_options_is_refused()
    {
        var failure = Should.Throw<AggregateException>(() =>
            ThreadRanks.Run(
                2,
                ranks =>
                {
                    if (ranks.Rank == 0)
                        ranks.FromFirst([1, 2, 3]);
                    else
                        Train(ranks, "other", Options);
                }
            )
        );

        failure.InnerException.ShouldBeOfType<TrainingException>().Message.ShouldStartWith("Rank 1 has other options");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_shares_of_all_ranks_are_the_mini_batch(int count)
    {
        var met = new List<int>();
        ThreadRanks.Run(
            count,
            ranks =>
            {
                var (start, length) = ranks.Share(faces: 5).GetOffsetAndLength(5);
                lock (met)
                    met.AddRange(Enumerable.Range(start, length));
            }
        );

        met.Order().ShouldBe(Enumerable.Range(0, 5));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TrainingOutcome Train(
        IRanks ranks,
        string name,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken? cancellationToken = null
    ) =>
        new Trainer(faces, validation, options, Folder($"{name}{ranks.Rank}"), ranks: ranks).Run(
            progress,
            cancellationToken ?? Cancel
        );

    private RunFolder Folder(string name) => new(Path.Combine(root, name));

    /// <summary>The last checkpoint: the files and a hash of what is in each.</summary>
    private Dictionary<string, string> Last(string run)
    {
        var checkpoints = Directory.GetDirectories(Path.Combine(Folder(run).Root, "checkpoints"), "step-*");
        return Directory
            .GetFiles(checkpoints.Max()!, "*.safetensors")
            .Append(Folder(run).BestWeights)
            .ToDictionary(
                file => Path.GetFileName(file),
                file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))
            );
    }

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
