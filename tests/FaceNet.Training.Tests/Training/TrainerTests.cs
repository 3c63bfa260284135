using FaceNet.Training.Losses;
using FaceNet.Training.Mining;
using FaceNet.Training.Optimization;
using FaceNet.Training.Runs;
using TorchSharp.PyBridge;

namespace FaceNet.Training.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private static readonly PixelSize Input = new(Width: 116, Height: 140);

    private static readonly TrainingOptions Quick = new()
    {
        Network = "NNS2",
        Epochs = 2,
        Sampling = new() { BatchSize = 24, FacesPerPerson = 4 },
        Optimizer = OptimizerKind.Adam,
        LearningRate = 1e-3,
        Workers = 2,
        CheckpointEvery = 3,
        ReportEvery = 2,
    };

    private readonly string root = Directory.CreateTempSubdirectory("facenet-run").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Forty_drawn_people_are_told_apart_on_pictures_never_seen()
    {
        var options = Quick with
        {
            Epochs = 12,
            Sampling = new() { BatchSize = 80, FacesPerPerson = 8 },
        };
        var trainer = new Trainer(
            new DrawnFaces(people: 40, perPerson: 12, Input),
            new DrawnFaces(people: 40, perPerson: 6, Input, firstPicture: 1000),
            options,
            Folder("learn")
        );

        var outcome = trainer.Run(cancellationToken: TestContext.Current.CancellationToken);

        outcome.IsComplete.ShouldBeTrue();
        outcome.BestValidationRate!.Value.ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void A_run_that_was_interrupted_ends_with_the_same_weights_as_one_that_was_not()
    {
        var faces = new DrawnFaces(people: 12, perPerson: 5, Input);
        var validation = new DrawnFaces(people: 12, perPerson: 4, Input, firstPerson: 100);
        var whole = new Trainer(faces, validation, Quick, Folder("whole")).Run(
            cancellationToken: TestContext.Current.CancellationToken
        );

        for (var stop = 1; stop < whole.Steps; stop += 2)
            RunUntil(faces, validation, stop);
        var resumed = new Trainer(faces, validation, Quick, Folder("stopped")).Run(
            cancellationToken: TestContext.Current.CancellationToken
        );

        resumed.ShouldBe(whole with { Weights = resumed.Weights });
        foreach (var (name, values) in Weights("whole"))
            Weights("stopped")[name].ShouldBe(values);
        File.ReadAllLines(Folder("stopped").Metrics).Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_folder_with_a_run_of_other_settings_is_refused()
    {
        var faces = new DrawnFaces(people: 6, perPerson: 4, Input);
        var options = Quick with { Epochs = 1 };
        new Trainer(faces, null, options, Folder("run")).Run(cancellationToken: TestContext.Current.CancellationToken);

        var other = new Trainer(faces, null, options with { Margin = 0.3 }, Folder("run"));

        Should.Throw<IOException>(() => other.Run()).Message.ShouldContain("other options or other data");
    }

    private void RunUntil(DrawnFaces faces, DrawnFaces validation, int stop)
    {
        using var source = new CancellationTokenSource();
        var progress = new Listener(step =>
        {
            if (step >= stop)
                source.Cancel();
        });
        new Trainer(faces, validation, Quick, Folder("stopped")).Run(progress, source.Token);
    }

    private RunFolder Folder(string name) => new(Path.Combine(root, name));

    private Dictionary<string, float[]> Weights(string name) =>
        Safetensors
            .LoadStateDict(Folder(name).BestWeights)
            .Where(tensor => tensor.Value.is_floating_point())
            .ToDictionary(tensor => tensor.Key, tensor => tensor.Value.data<float>().ToArray());

    private sealed class Listener(Action<long> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value.Metrics.Step);
    }
}
