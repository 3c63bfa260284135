using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using FaceNet.Training.Losses;
using FaceNet.Training.Mining;
using FaceNet.Training.Networks;
using FaceNet.Training.Optimization;
using FaceNet.Training.Workers;

namespace FaceNet.Training.Cli.Training;

/// <summary>The settings of a run as options of a command; those left out have the defaults of <see cref="TrainingOptions"/>.</summary>
internal sealed partial class TrainingArguments
{
    private static readonly TrainingOptions Default = new();

    private readonly Command command;
    private readonly Option<string> network;
    private readonly Option<int> embedding;
    private readonly Option<bool> paperNetwork;
    private readonly Option<FileInfo?> initial;
    private readonly Option<int> epochs;
    private readonly Option<int> batch;
    private readonly Option<int> perPerson;
    private readonly Option<double> randomNegatives;
    private readonly Option<string> loss;
    private readonly Option<NegativeSelection> negatives;
    private readonly Option<int> offline;
    private readonly Option<double> margin;
    private readonly Option<string?> teacher;
    private readonly Option<bool> consistent;
    private readonly Option<int> blends;
    private readonly Option<OptimizerKind> optimizer;
    private readonly Option<double> rate;
    private readonly Option<string> schedule;
    private readonly Option<int> warmUp;
    private readonly Option<double> weightDecay;
    private readonly Option<double> clip;
    private readonly Option<double> average;
    private readonly Option<ComputeDevice> device;
    private readonly Option<int> workers;
    private readonly Option<int> chunk;
    private readonly Option<bool> bfloat16;
    private readonly Option<int> validateEvery;
    private readonly Option<int> checkpointEvery;
    private readonly Option<bool> strict;
    private readonly Option<ulong> seed;

    // By the property that has a range.
    private readonly Dictionary<string, Option> ranged;

    public TrainingArguments(Command command)
    {
        this.command = command;
        network = Add("--network", Default.Network, "The network; \"facenet-train networks\" lists them.");
        embedding = Add("--embedding", Default.EmbeddingSize, "Values of an embedding: 64, 128, 256 or 512.");
        paperNetwork = Add("--no-batch-norm", false, "The network as the paper has it, without batch normalisation.");
        initial = Add<FileInfo?>("--initial", null, "Weights to begin with: .safetensors or .pth.");
        epochs = Add("--epochs", Default.Epochs, "Passes over the data.");
        batch = Add("--batch", Default.Sampling.BatchSize, "Faces in a mini-batch.");
        perPerson = Add("--faces-per-person", Default.Sampling.FacesPerPerson, "Faces of one person in it at most.");
        randomNegatives = Add(
            "--random-negatives",
            Default.Sampling.RandomNegatives,
            "Share of it that is drawn from everybody, 0 to 0.9."
        );
        loss = Add(
            "--loss",
            "triplet",
            "triplet, pair-hinge, softmax, cosface, arcface, distil; or distil=1,triplet=0.5."
        );
        negatives = Add("--negatives", Default.Negatives, "Which negatives the triplet loss takes.");
        offline = Add(
            "--offline",
            Default.OfflineSubset,
            "Faces among which triplets are selected before each epoch, as the paper's first option; 0 to select in the mini-batch."
        );
        margin = Add("--margin", Default.Margin, "α of the triplet loss, on squared distances.");
        teacher = Add<string?>(
            "--teacher",
            null,
            "Embedder that the loss distil learns from, for instance mobilefacenet."
        );
        consistent = Add(
            "--consistent",
            false,
            "Ask the teacher about each face as it is shown, changed, instead of once about the stored crop."
        );
        blends = Add("--blends", Default.Blends, "Faces blended of two people's, for a teacher to answer about.");
        optimizer = Add("--optimizer", Default.Optimizer, "How gradients become steps.");
        rate = Add("--rate", Default.LearningRate, "Learning rate to begin with.");
        schedule = Add(
            "--schedule",
            Default.Schedule,
            "constant, cosine, plateau, \"0: 0.05, 80: 0.01\", or a file of that."
        );
        warmUp = Add("--warm-up", Default.WarmUpSteps, "Steps over which the rate grows from 0.");
        weightDecay = Add("--weight-decay", Default.WeightDecay, "Decay of the weights, 0 to 1.");
        clip = Add("--clip", Default.GradientClip, "Longest gradient; 0 for no limit.");
        average = Add(
            "--average",
            Default.AverageDecay,
            "Share of the weights' average that stays in each step; 0 for none."
        );
        device = Add("--device", Default.Device, "Where the network is computed: cpu, or cuda for an NVIDIA card.");
        workers = Add("--workers", Default.Workers, "Threads that share a mini-batch.");
        chunk = Add(
            "--chunk",
            Default.ChunkSize,
            "Faces that a thread holds at once; larger parts are computed twice."
        );
        bfloat16 = Add(
            "--bf16",
            false,
            "Convolutions in bfloat16; faster on cards, and on processors with AVX-512 BF16."
        );
        validateEvery = Add("--validate-every", Default.ValidateEvery, "Epochs between validations.");
        checkpointEvery = Add("--checkpoint-every", Default.CheckpointEvery, "Steps between checkpoints.");
        strict = Add("--strict", false, "Stop at collapse, NaN or starvation instead of going back and easing.");
        seed = Add("--seed", Default.Seed, "Seed of everything that chance decides.");
        ranged = new(StringComparer.Ordinal)
        {
            [nameof(TrainingOptions.Epochs)] = epochs,
            [nameof(TrainingOptions.OfflineSubset)] = offline,
            [nameof(TrainingOptions.Margin)] = margin,
            [nameof(TrainingOptions.Blends)] = blends,
            [nameof(TrainingOptions.LearningRate)] = rate,
            [nameof(TrainingOptions.WarmUpSteps)] = warmUp,
            [nameof(TrainingOptions.WeightDecay)] = weightDecay,
            [nameof(TrainingOptions.GradientClip)] = clip,
            [nameof(TrainingOptions.AverageDecay)] = average,
            [nameof(TrainingOptions.Workers)] = workers,
            [nameof(TrainingOptions.ChunkSize)] = chunk,
            [nameof(TrainingOptions.ValidateEvery)] = validateEvery,
            [nameof(TrainingOptions.CheckpointEvery)] = checkpointEvery,
        };
    }

    /// <exception cref="ArgumentException">A value is outside its range, or two contradict each other.</exception>
    public TrainingOptions Read(ParseResult parsed)
    {
        var options = new TrainingOptions
        {
            Network = NetworkCatalog.Find(parsed.GetRequiredValue(network)).Name,
            EmbeddingSize = parsed.GetValue(embedding),
            BatchNorm = parsed.GetValue(paperNetwork) ? null : Default.BatchNorm,
            InitialWeights = parsed.GetValue(initial)?.FullName,
            Epochs = parsed.GetValue(epochs),
            Sampling = new()
            {
                BatchSize = parsed.GetValue(batch),
                FacesPerPerson = parsed.GetValue(perPerson),
                RandomNegatives = parsed.GetValue(randomNegatives),
            },
            Losses = LossTerms.Parse(parsed.GetRequiredValue(loss)),
            Negatives = parsed.GetValue(negatives),
            OfflineSubset = parsed.GetValue(offline),
            Margin = parsed.GetValue(margin),
            Teacher = parsed.GetValue(teacher),
            ConsistentTeacher = parsed.GetValue(consistent),
            Blends = parsed.GetValue(blends),
            Optimizer = parsed.GetValue(optimizer),
            LearningRate = parsed.GetValue(rate),
            Schedule = ScheduleText(parsed.GetRequiredValue(schedule)),
            WarmUpSteps = parsed.GetValue(warmUp),
            WeightDecay = parsed.GetValue(weightDecay),
            GradientClip = parsed.GetValue(clip),
            AverageDecay = parsed.GetValue(average),
            Device = parsed.GetValue(device),
            Workers = parsed.GetValue(workers),
            ChunkSize = parsed.GetValue(chunk),
            Bfloat16 = parsed.GetValue(bfloat16),
            ValidateEvery = parsed.GetValue(validateEvery),
            CheckpointEvery = parsed.GetValue(checkpointEvery),
            Strict = parsed.GetValue(strict),
            Seed = parsed.GetValue(seed),
        };
        Check(options);
        RequireOneRate(parsed, options);
        return options;
    }

    /// <summary>Sentences on what was given and has no effect.</summary>
    public IEnumerable<string> Warnings(ParseResult parsed, TrainingOptions options) =>
        options.Losses.Any(term => term.Kind == LossKind.Triplet)
            ? []
            : ((Option[])[negatives, margin])
                .Where(option => IsGiven(parsed, option))
                .Select(option =>
                    $"{option.Name} is for the loss triplet, which is not among those of --loss, and has no effect."
                );

    // Steps say the rate themselves, from the first on.
    private void RequireOneRate(ParseResult parsed, TrainingOptions options)
    {
        if (
            IsGiven(parsed, rate)
            && !RateSchedules.Names.Contains(options.Schedule)
            && RateSchedules.Steps(options.Schedule).RateAt(0, []) is var first
            && first != options.LearningRate
        )
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--rate is {options.LearningRate}, but --schedule begins with {first}. Leave --rate out, or take a schedule by name."
                ),
                nameof(parsed)
            );
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    // The steps themselves are kept, so that a run does not change with the file.
    private static string ScheduleText(string schedule)
    {
        if (File.Exists(schedule))
            return File.ReadAllText(schedule);
        if (RateSchedules.Names.Contains(schedule) || schedule.Contains(':', StringComparison.Ordinal))
            return schedule;
        throw new ArgumentException(
            $"There is no file {schedule}, and no schedule of that name. Write {string.Join(", ", RateSchedules.Names)}, "
                + "steps as epoch: rate, for instance 0: 0.05, 80: 0.01, or a file of those.",
            nameof(schedule)
        );
    }

    /// <summary>Checks the options, and speaks of them as they are typed.</summary>
    private void Check(TrainingOptions options)
    {
        try
        {
            options.Check();
        }
        catch (ArgumentException e)
            when (Field().Match(e.Message) is { Success: true } field
                && ranged.TryGetValue(field.Groups["name"].Value, out var option)
            )
        {
            throw new ArgumentException(Field().Replace(e.Message, option.Name, 1), nameof(options), e);
        }
    }

    // As System.ComponentModel.DataAnnotations begins its sentences.
    [GeneratedRegex(@"^The field (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();

    private Option<T> Add<T>(string name, T value, string description)
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => value };
        command.Add(option);
        return option;
    }
}
