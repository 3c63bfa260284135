using System.CommandLine;
using System.Text.Json;
using FaceNet.Magick;
using FaceNet.Models;
using FaceNet.Training.Cli.Data;
using FaceNet.Training.Data;
using FaceNet.Training.Native;
using FaceNet.Training.Networks;
using FaceNet.Training.Ranks;
using FaceNet.Training.Runs;
using FaceNet.Training.Teaching;
using FaceNet.Training.Workers;

namespace FaceNet.Training.Cli.Training;

/// <summary>A run at the command line: faces are cut out, the teacher is asked, the network is trained and exported.</summary>
internal sealed class TrainingRun(RunFolder folder, RunSource source, TrainingOptions options, RunSitting sitting)
{
    public async Task<int> RunAsync(InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (options.Device == ComputeDevice.Cuda)
            LibTorch.RequireCuda(); // before faces are cut out, which takes minutes
        if (!sitting.Mpi)
            return await RunAsync(SingleRank.Instance, folder, console, cancellationToken);
        var ranks = MpiRanks.Join();
        if (ranks.Rank == 0)
            await RunAsync(ranks, folder, console, cancellationToken);
        else
            await FollowAsync(ranks, cancellationToken);
        MpiRanks.Leave();
        return CommandRunner.Success;
    }

    /// <summary>Trains as one of the ranks that rank 0 speaks for.</summary>
    private async Task FollowAsync(MpiRanks ranks, CancellationToken cancellationToken)
    {
        var own = Directory.CreateTempSubdirectory("facenet-rank");
        try
        {
            var quiet = new InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null };
            await RunAsync(ranks, new RunFolder(own.FullName), quiet, cancellationToken);
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }

    private async Task<int> RunAsync(
        IRanks ranks,
        RunFolder own,
        InvocationConfiguration console,
        CancellationToken cancellationToken
    )
    {
        own.WriteSource(source);
        // Rank 0 makes what is missing of crops and teacher's answers, and the others find it.
        if (ranks.Rank > 0)
            ranks.FromFirst([]);
        using var crops = await OpenCropsAsync(console.Error, cancellationToken);
        var faces = CropFaces.ToTrainOn(crops, options.Augmentation, options.Blends);
        var validation = CropFaces.KeptApart(crops);
        var teacher = await AskTeacherAsync(faces, console.Error, cancellationToken);
        using var loaded = teacher as IDisposable;
        if (ranks.Rank == 0)
            ranks.FromFirst([]);
        var trainer = new Trainer(faces, validation, options, own, teacher, ranks: ranks);
        foreach (var warning in trainer.Warnings)
            await console.Error.WriteLineAsync($"Warning: {warning}");
        if (validation is null)
            await console.Error.WriteLineAsync(
                "Warning: no people are kept apart, so the last weights are kept, not the best."
            );

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (sitting.Limit is { } time)
            limit.CancelAfter(time);
        TrainingOutcome outcome;
        using (var display = new TrainingDisplay(console.Error, options.Epochs, isLive: !Console.IsErrorRedirected))
            outcome = trainer.Run(display, limit.Token);
        if (outcome is { IsComplete: true, Weights: null })
            throw new TrainingException(
                $"The run is at its end, but its weights could not be written to {own.Root}. Make room there, and resume the run."
            );
        if (ranks.Rank == 0)
        {
            var model = outcome.Weights is null ? null : Export(outcome.Weights, crops);
            await WriteAsync(console.Output, outcome, model);
        }
        return CommandRunner.Success;
    }

    private async Task<CropCache> OpenCropsAsync(TextWriter error, CancellationToken cancellationToken)
    {
        var data = FaceDataset.Read(
            source.Data,
            new() { ExcludeFile = source.Exclude, ValidationFile = source.Validation }
        );
        var cache = new CropCacheOptions
        {
            File = source.Crops,
            InputSize = NetworkCatalog.Find(options.Network).Input,
            Codec = MagickCodec.Instance,
        };
        foreach (var remark in data.Remarks)
            await error.WriteLineAsync(remark);
        CropCache crops;
        using (var display = new CropDisplay(error))
            crops = await CropCache.BuildOrOpen(data, cache, display, cancellationToken);
        if (crops.LeftOut is [var first, ..])
            await error.WriteLineAsync(
                $"Warning: {crops.LeftOut.Count} pictures are left out, the first of them {first.Path}: {first.Reason} "
                    + "\"facenet-train crops\" names all."
            );
        return crops;
    }

    private async Task<ITeacher?> AskTeacherAsync(
        CropFaces faces,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        if (options.Teacher is not { } name)
            return null;
        var model = await ModelStore.Default.GetAsync(name, progress: null, cancellationToken);
        var beside = Path.GetDirectoryName(source.Crops)!;
        if (options.ConsistentTeacher)
            return ViewTeacher.Load(model, faces, options.EmbeddingSize, beside, options.Device);
        using var display = new TeacherDisplay(error, name);
        return EmbedderTeacher.Ask(model, faces, options.EmbeddingSize, beside, display, cancellationToken);
    }

    private string Export(string weights, CropCache crops)
    {
        var card = folder.ReadCard();
        new RunExport(options, crops.InputSize, weights).Write(
            folder.Model,
            RunExport.ModelName(Path.GetFileName(folder.Root)),
            source.Licence ?? "not stated",
            $"facenet-train {card.Version}, data {card.DataHash[..12]}",
            CropFaces.KeptApart(crops)
        );
        return folder.Model;
    }

    private async Task WriteAsync(TextWriter output, TrainingOutcome outcome, string? model)
    {
        if (sitting.Json)
        {
            var report = new TrainingReport(outcome, folder.Root, model);
            await output.WriteLineAsync(JsonSerializer.Serialize(report, TrainingReportContext.Default.TrainingReport));
            return;
        }
        var rate = outcome.BestValidationRate is { } best ? $", best VAL at FAR 1e-3 {best:0.000}" : "";
        await output.WriteLineAsync(
            outcome.IsComplete
                ? $"Trained {outcome.Epochs} epochs, {outcome.Steps} steps{rate}. Curves: {folder.Page}"
                : $"Stopped after {outcome.Steps} steps{rate}. Go on with: facenet-train resume {folder.Root}"
        );
        if (model is not null)
            await output.WriteLineAsync($"Model: {model}. Use it with: facenet models add {model} --role embedder");
    }
}
