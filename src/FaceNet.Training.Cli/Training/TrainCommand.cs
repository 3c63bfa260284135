using System.CommandLine;
using FaceNet.Training.Cli.Data;
using FaceNet.Training.Import;
using FaceNet.Training.Networks;
using FaceNet.Training.Runs;

namespace FaceNet.Training.Cli.Training;

/// <summary><c>facenet-train train DATA --run DIR</c></summary>
internal sealed class TrainCommand : Command
{
    private readonly DataArguments data;
    private readonly TrainingArguments training;
    private readonly RunArguments run;

    private readonly Option<DirectoryInfo> folder = new("--run", "-o")
    {
        Description = "The run's folder: checkpoints, metrics, a page with curves, and at the end the model.",
        Required = true,
    };

    private readonly Option<FileInfo?> crops = new("--crops")
    {
        Description =
            "The file of cut-out faces, made where it is missing; runs of networks of one input size can share it. crops.bin in the run's folder by default.",
    };

    public TrainCommand()
        : base(
            "train",
            """
            Turn a folder of people into an embedding model.

            A run that was interrupted, by Ctrl-C or by a power cut, goes on with "facenet-train resume".

            Examples:
              facenet-train train people/ --run runs/nn4
              facenet-train train people/ --run runs/small --network NNS2 --loss distil --teacher mobilefacenet --batch 60
              mpiexec -n 2 facenet-train train people/ --run runs/nn4 --mpi
              facenet-train train people/ --run runs/tuned --initial runs/small/best.safetensors --network NNS2 --batch 180
              facenet-train train people/ --run runs/card --network nn4.small2 --device cuda --bf16 --chunk 4096
            """
        )
    {
        data = new DataArguments(this);
        Add(folder);
        Add(crops);
        training = new TrainingArguments(this);
        run = new RunArguments(this);
        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var target = new RunFolder(parsed.GetRequiredValue(folder).FullName);
        var options = training.Read(parsed);
        var source = data.Source(parsed, parsed.GetValue(crops)?.FullName ?? Path.Combine(target.Root, "crops.bin"));
        if (target.HasRun)
            source = new EarlierRun(target).Continued(source, options);
        else
            RequireInitialWeights(options);
        source = run.Licensed(parsed, source);
        foreach (var warning in training.Warnings(parsed, options))
            parsed.InvocationConfiguration.Error.WriteLine($"Warning: {warning}");
        return new TrainingRun(target, source, options, run.Read(parsed)).RunAsync(
            parsed.InvocationConfiguration,
            cancellationToken
        );
    }

    // Before faces are cut out, which takes minutes.
    private static void RequireInitialWeights(TrainingOptions options)
    {
        if (options.InitialWeights is not { } weights)
            return;
        using var network = new EmbeddingNetwork(
            NetworkCatalog.Find(options.Network),
            new() { EmbeddingSize = options.EmbeddingSize, BatchNorm = options.BatchNorm }
        );
        network.LoadWeights(weights);
    }
}
