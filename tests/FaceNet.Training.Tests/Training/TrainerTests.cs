using System.Net;
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

    [Theory]
    [InlineData(12, 0)]
    [InlineData(2, 480)]
    public void Forty_drawn_people_are_told_apart_on_pictures_never_seen(int epochs, int offline)
    {
        var options = Quick with
        {
            Epochs = epochs,
            Sampling = new() { BatchSize = 80, FacesPerPerson = 8 },
            OfflineSubset = offline,
        };
        var trainer = new Trainer(
            new DrawnFaces(people: 40, perPerson: 12, Input),
            new DrawnFaces(people: 40, perPerson: 6, Input, firstPicture: 1000),
            options,
            Folder("learn")
        );

        var outcome = trainer.Run(cancellationToken: Cancel);

        outcome.IsComplete.ShouldBeTrue();
        outcome.BestValidationRate!.Value.ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void A_run_that_was_interrupted_ends_with_the_same_weights_as_one_that_was_not(int offline)
    {
        var options = Quick with { OfflineSubset = offline };
        var faces = new DrawnFaces(people: 12, perPerson: 5, Input);
        var validation = new DrawnFaces(people: 12, perPerson: 4, Input, firstPerson: 100);
        var whole = new Trainer(faces, validation, options, Folder("whole")).Run(cancellationToken: Cancel);

        for (var stop = 1; stop < whole.Steps; stop += 2)
            RunUntil(faces, validation, options, stop);
        var resumed = new Trainer(faces, validation, options, Folder("stopped")).Run(cancellationToken: Cancel);

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
        new Trainer(faces, null, options, Folder("run")).Run(cancellationToken: Cancel);

        var other = new Trainer(faces, null, options with { Margin = 0.3 }, Folder("run"));

        Should.Throw<IOException>(() => other.Run()).Message.ShouldContain("other options or other data");
    }

    [Fact]
    public void Too_few_people_for_validation_are_refused_before_the_run_begins()
    {
        var faces = new DrawnFaces(people: 6, perPerson: 4, Input);
        var apart = new DrawnFaces(people: 3, perPerson: 4, Input, firstPerson: 100);

        Should
            .Throw<ArgumentException>(() => new Trainer(faces, apart, Quick, Folder("run")))
            .Message.ShouldContain("18 pairs of one person and 48 of two");
    }

    [Fact]
    public void A_checkpoint_that_was_cut_short_is_passed_over_for_the_one_before()
    {
        var faces = new DrawnFaces(people: 12, perPerson: 5, Input);
        new Trainer(faces, null, Quick, Folder("whole")).Run(cancellationToken: Cancel);
        RunUntil(faces, null, Quick, stop: 5);
        var checkpoints = Path.Combine(root, "stopped", "checkpoints");
        var newest = Directory.GetDirectories(checkpoints).Max()!;
        File.WriteAllBytes(Path.Combine(newest, "optimizer.safetensors"), [1, 2, 3]);
        Directory.CreateDirectory(Path.Combine(checkpoints, "partial")); // of a process that died while it wrote

        new Trainer(faces, null, Quick, Folder("stopped")).Run(cancellationToken: Cancel).IsComplete.ShouldBeTrue();

        foreach (var (name, values) in Weights("whole"))
            Weights("stopped")[name].ShouldBe(values);
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_does_not_end_the_run()
    {
        var faces = new DrawnFaces(people: 12, perPerson: 5, Input);
        var checkpoints = Path.Combine(root, "run", "checkpoints");
        List<string> messages = [];
        var listener = new Listener(progress =>
        {
            if (progress.Message is { } message)
                messages.Add(message);
            else if (Directory.Exists(checkpoints))
            {
                Directory.Delete(checkpoints, recursive: true);
                File.WriteAllText(checkpoints, "in the way");
            }
        });

        var outcome = new Trainer(faces, null, Quick, Folder("run")).Run(listener, Cancel);

        outcome.IsComplete.ShouldBeTrue();
        outcome.Weights.ShouldNotBeNull();
        messages.ShouldNotBeEmpty();
        messages.ShouldAllBe(message => message.Contains("checkpoint was not written") && message.Contains("goes on"));
    }

    [Fact]
    public void A_validation_whose_weights_could_not_be_written_is_not_the_best()
    {
        var faces = new DrawnFaces(people: 12, perPerson: 5, Input);
        var validation = new MixedUpLater(new(people: 12, perPerson: 4, Input, firstPerson: 100));
        Directory.CreateDirectory(Folder("run").BestWeights); // in the way
        List<double> rates = [];
        var listener = new Listener(progress =>
        {
            if (progress.Metrics.ValidationRate is { } rate)
                rates.Add(rate);
            if (progress.Message is { } message && message.Contains("best weights were not written"))
            {
                Directory.GetFiles(Folder("run").Root, "*.partial").ShouldBeEmpty();
                Directory.Delete(Folder("run").BestWeights);
                validation.IsMixedUp = true;
            }
        });

        var outcome = new Trainer(faces, validation, Quick, Folder("run")).Run(listener, Cancel);

        rates.Count.ShouldBe(2);
        rates[1].ShouldBeLessThan(rates[0]);
        outcome.BestValidationRate.ShouldBe(rates[1]);
        outcome.Weights.ShouldNotBeNull();
    }

    [Fact]
    public void A_checkpoint_that_could_not_be_finished_does_not_stay_on_the_disk()
    {
        var faces = new DrawnFaces(people: 12, perPerson: 5, Input);
        var folder = Folder("run");
        List<string> messages = [];
        var listener = new Listener(progress =>
        {
            if (progress.Message is { } message)
                messages.Add(message);
            else
                File.WriteAllText(folder.Checkpoint(progress.Metrics.Step), "in the way");
        });

        new Trainer(faces, null, Quick, folder).Run(listener, Cancel);

        messages.ShouldNotBeEmpty();
        messages.ShouldAllBe(message => message.Contains("checkpoint was not written"));
        Directory.Exists(Path.Combine(folder.Root, "checkpoints", "partial")).ShouldBeFalse();
    }

    [Fact]
    public void After_a_number_that_is_none_the_run_goes_back_eases_and_ends_well()
    {
        var faces = new BadOnce(new(people: 12, perPerson: 5, Input));
        List<string> messages = [];

        var outcome = new Trainer(faces, null, Quick, Folder("run")).Run(
            new Listener(progress => messages.AddRange(progress.Message is { } message ? [message] : [])),
            Cancel
        );

        outcome.IsComplete.ShouldBeTrue();
        messages.ShouldHaveSingleItem().ShouldContain("the learning rate is 0.5 of the schedule's");
        Weights("run").Values.SelectMany(values => values).ShouldAllBe(value => float.IsFinite(value));
        new Trainer(faces, null, Quick, Folder("run")).Run(cancellationToken: Cancel);
        File.ReadAllText(Folder("run").Page).ShouldContain("the learning rate is 0.5 of the schedule");
    }

    [Fact]
    public void Where_nothing_can_be_selected_beforehand_a_strict_run_says_so()
    {
        var options = Quick with { OfflineSubset = 48, Epochs = 1, Strict = true };
        var trainer = new Trainer(new OneFace(Input), null, options, Folder("run"));

        var message = Should.Throw<TrainingException>(() => trainer.Run(cancellationToken: Cancel)).Message;

        message.ShouldStartWith("Starvation: no pair of a person's faces has a negative that qualifies");
    }

    [Fact]
    public void A_checkpoint_keeps_which_negatives_are_not_to_be_taken_again()
    {
        var options = Quick with { OfflineSubset = 48, Epochs = 1 };

        new Trainer(new OneFace(Input), null, options, Folder("run")).Run(cancellationToken: Cancel);
        var position = Directory.GetFiles(Folder("run").Root, "position.json", SearchOption.AllDirectories).Max()!;

        File.ReadAllText(position).ShouldMatch("\"left\": \\[\\s*\"SemiHard\"\\s*\\]");
        File.ReadAllText(Folder("run").Events).ShouldContain("negatives are chosen by Random from here on");
    }

    [Fact]
    public void The_page_loads_itself_again_only_while_the_run_lasts_and_is_heard_of()
    {
        var faces = new DrawnFaces(people: 12, perPerson: 5, Input);
        var page = Folder("run").Page;
        using var source = new CancellationTokenSource();
        var during = "";

        new Trainer(faces, null, Quick with { ReportEvery = 1 }, Folder("run"), clock: new SetClock(1_234_567)).Run(
            new Listener(_ =>
            {
                during = File.ReadAllText(page);
                source.Cancel();
            }),
            source.Token
        );

        during.ShouldContain("if (Date.now() - 1234567 < 6 * 3600000) setTimeout(() => location.reload(), 20000);");
        File.ReadAllText(page).ShouldNotContain("reload");
        File.ReadAllText(page).ShouldContain(" of 2, stopped.");
        WebUtility.HtmlDecode(File.ReadAllText(page)).ShouldContain("at FAR\u00A01e\u20113");
    }

    [Fact]
    public void A_run_that_is_stopped_reads_no_face_afterwards()
    {
        var faces = new SlowFaces(new(people: 12, perPerson: 5, Input));
        using var source = new CancellationTokenSource();

        new Trainer(faces, null, Quick, Folder("run")).Run(new Listener(_ => source.Cancel()), source.Token);

        faces.BeingRead.ShouldBe(0);
    }

    [Fact]
    public void A_strict_run_stops_at_trouble_with_a_sentence()
    {
        var faces = new BadOnce(new(people: 12, perPerson: 5, Input));
        var trainer = new Trainer(faces, null, Quick with { Strict = true }, Folder("run"));

        Should
            .Throw<TrainingException>(() => trainer.Run(cancellationToken: Cancel))
            .Message.ShouldStartWith("NotANumber: ");
        File.ReadAllText(Folder("run").Events).ShouldContain("NotANumber: at step");
        File.ReadAllText(Folder("run").Page).ShouldContain("NotANumber: at step");
    }

    [Fact]
    public void People_who_all_look_alike_are_recognised_as_a_collapse()
    {
        var options = Quick with { Strict = true, Epochs = 60, Negatives = NegativeSelection.BatchHard };
        var trainer = new Trainer(new OneFace(Input), null, options, Folder("run"));

        var message = Should.Throw<TrainingException>(() => trainer.Run(cancellationToken: Cancel)).Message;

        message.ShouldStartWith("Collapse: ");
        message.ShouldContain("semi-hard negatives");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private void RunUntil(DrawnFaces faces, DrawnFaces? validation, TrainingOptions options, int stop)
    {
        using var source = new CancellationTokenSource();
        var progress = new Listener(progress =>
        {
            if (progress.Metrics.Step >= stop)
                source.Cancel();
        });
        new Trainer(faces, validation, options, Folder("stopped")).Run(progress, source.Token);
    }

    private RunFolder Folder(string name) => new(Path.Combine(root, name));

    private Dictionary<string, float[]> Weights(string name) =>
        Safetensors
            .LoadStateDict(Folder(name).BestWeights)
            .Where(tensor => tensor.Value.is_floating_point())
            .ToDictionary(tensor => tensor.Key, tensor => tensor.Value.data<float>().ToArray());

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }

    /// <summary>A clock on which it is always the same moment.</summary>
    private sealed class SetClock(long milliseconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }

    /// <summary>Faces of which one is not a number, the first time that it is looked at.</summary>
    private sealed class BadOnce(DrawnFaces faces) : ITrainingFaces
    {
        private int reads;

        public PixelSize Input => faces.Input;

        public int Count => faces.Count;

        public string Hash => faces.Hash;

        public int PersonOf(int image) => faces.PersonOf(image);

        public void Read(int image, Span<float> pixels, Random? augmentation)
        {
            faces.Read(image, pixels, augmentation);
            if (Interlocked.Increment(ref reads) == 50)
                pixels.Fill(float.NaN);
        }
    }

    /// <summary>Faces that take longer to read than a step to compute.</summary>
    private sealed class SlowFaces(DrawnFaces faces) : ITrainingFaces
    {
        private int beingRead;

        public int BeingRead => Volatile.Read(ref beingRead);

        public PixelSize Input => faces.Input;

        public int Count => faces.Count;

        public string Hash => faces.Hash;

        public int PersonOf(int image) => faces.PersonOf(image);

        public void Read(int image, Span<float> pixels, Random? augmentation)
        {
            Interlocked.Increment(ref beingRead);
            using var never = new ManualResetEventSlim();
            never.Wait(TimeSpan.FromMilliseconds(200));
            faces.Read(image, pixels, augmentation);
            Interlocked.Decrement(ref beingRead);
        }
    }

    /// <summary>Twelve people of four faces, which can be given to wrong people.</summary>
    private sealed class MixedUpLater(DrawnFaces faces) : ITrainingFaces
    {
        public bool IsMixedUp { get; set; }

        public PixelSize Input => faces.Input;

        public int Count => faces.Count;

        public string Hash => faces.Hash;

        public int PersonOf(int image) => faces.PersonOf(image);

        public void Read(int image, Span<float> pixels, Random? augmentation) =>
            faces.Read(IsMixedUp ? (image % 12 * 4) + (image / 12) : image, pixels, augmentation);
    }

    /// <summary>Twelve people with the same face.</summary>
    private sealed class OneFace(PixelSize input) : ITrainingFaces
    {
        public PixelSize Input => input;

        public int Count => 48;

        public string Hash => "one-face";

        public int PersonOf(int image) => image / 4;

        public void Read(int image, Span<float> pixels, Random? augmentation) => pixels.Fill(0.5f);
    }
}
