using System.CommandLine;
using System.Text.Json;
using FaceNet.Models;
using FaceNet.Training.Data;
using FaceNet.Training.Export;
using FaceNet.Training.Import;
using FaceNet.Training.Networks;
using FaceNet.Training.Runs;
using Onnx;

namespace FaceNet.Training.Cli.Export;

/// <summary><c>facenet-train export RUN</c>, or <c>NETWORK --weights FILE</c>, <c>--output FILE.onnx</c></summary>
internal sealed class ExportCommand : Command
{
    private readonly Argument<string> network = new("network")
    {
        Description = "The folder of a run, or a network, for instance nn4.small2.",
    };

    private readonly Option<FileInfo> weights = new("--weights")
    {
        Description = "Trained weights: .safetensors, .pth, .pt or .ckpt. Left out, the weights are random.",
    };

    private readonly Option<FileInfo> output = new("--output", "-o")
    {
        Description = "The ONNX file to write.",
        Required = true,
    };

    private readonly Option<int> embedding = new("--embedding")
    {
        Description = "Number of values of an embedding: 64, 128, 256 or 512.",
        DefaultValueFactory = _ => new NetworkOptions().EmbeddingSize,
    };

    private readonly Option<bool> batchNorm = new("--batch-norm")
    {
        Description = "The weights are of a network with batch normalisation, where the paper has none.",
    };

    private readonly Option<string?> name = new("--name") { Description = "The model's name; the file's by default." };

    private readonly Option<string> licence = new("--licence")
    {
        Description = "Licence of the weights, for the card.",
        DefaultValueFactory = _ => "not stated",
    };

    private readonly Option<string?> origin = new("--origin")
    {
        Description = "Training run, data and commit, for the card; the weights' file by default.",
    };

    private readonly Option<string?> int8 = new("--int8")
    {
        Description =
            "Quantise to eight bits with ranges measured on the faces of this folder, or of this file of crops; the run's own by default.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> half = new("--half")
    {
        Description = "Store the weights as 16-bit floats: half the file, the same speed.",
    };

    private readonly Option<int> pictures = new("--pictures")
    {
        Description = "How many faces to measure with; as many again measure the drift.",
        DefaultValueFactory = _ => 300,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON." };

    public ExportCommand()
        : base(
            "export",
            """
            Write a network as an ONNX model with its card inside, ready for "facenet models add".

            Of a run network, weights, licence and threshold are known.

            Examples:
              facenet-train export runs/nn4 --int8 --output faces-int8.onnx
              facenet-train export nn4.small2 --weights mean.safetensors --output faces.onnx
              facenet-train export NNS2 --batch-norm --weights best.pth --output faces-int8.onnx --int8 people/
              facenet-train export Inception-ResNet-v1 --embedding 512 --weights vggface2.pt -o irv1.onnx --licence MIT
            """
        )
    {
        foreach (
            var option in (Option[])
                [weights, output, embedding, batchNorm, name, licence, origin, half, int8, pictures, json]
        )
            Add(option);
        Add(network);
        Validators.Add(result =>
        {
            if (result.GetValue(network) is { } given && IsRun(given))
                foreach (var known in (Option[])[weights, embedding, batchNorm])
                    if (result.GetResult(known) is { Implicit: false })
                        result.AddError($"{known.Name} is known of a run. Leave it out, or name the network instead.");
        });
        SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed, cancellationToken)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var target = parsed.GetRequiredValue(output);
        var given = parsed.GetRequiredValue(network);
        var run = IsRun(given) ? FinishedRun.Read(new RunFolder(given)) : null;
        using var built = run?.Load() ?? Build(parsed);
        var card = Card(parsed, built, run, RunExport.ModelName(Path.GetFileNameWithoutExtension(target.Name)));
        var model = built.ToOnnx(card);
        var report = new ExportReport { Path = target.FullName };
        if (parsed.GetResult(int8) is not null)
        {
            var source = parsed.GetValue(int8) ?? run?.Crops;
            var faces = ReadFaces(source, built, card, 2 * parsed.GetValue(pictures), cancellationToken);
            (model, report) = Quantize(model, faces, report, cancellationToken);
        }
        if (parsed.GetValue(half))
            model = HalfWeights.Store(model);
        OnnxExport.Write(target.FullName, model, card);
        Write(parsed, report with { Bytes = new FileInfo(target.FullName).Length });
        return CommandRunner.Success;
    }

    private static bool IsRun(string given) => given.Length > 0 && new RunFolder(given).HasRun;

    private ModelCard Card(ParseResult parsed, EmbeddingNetwork built, FinishedRun? run, string usualName)
    {
        var card =
            run?.Card
            ?? OnnxExport.Card(
                built,
                usualName,
                parsed.GetRequiredValue(licence),
                parsed.GetValue(weights)?.Name ?? "random weights"
            );
        return card with
        {
            Name = parsed.GetValue(name) ?? usualName,
            Licence = parsed.GetResult(licence) is { Implicit: false } ? parsed.GetValue(licence)! : card.Licence,
            Origin = parsed.GetValue(origin) ?? card.Origin,
        };
    }

    private static IReadOnlyList<float[]> ReadFaces(
        string? source,
        EmbeddingNetwork network,
        ModelCard card,
        int count,
        CancellationToken cancellationToken
    )
    {
        if (source is null)
            throw new ArgumentException(
                "--int8 needs faces to measure with: name a folder of pictures, or a file of crops. Only a run has its own.",
                nameof(source)
            );
        if (!File.Exists(source))
            return CalibrationPictures.Read(source, card.Input, count, cancellationToken);
        using var crops = CropCache.Open(source);
        return crops.InputSize == network.Input
            ? CalibrationPictures.Of(crops, count)
            : throw new ArgumentException(
                $"The crops in {source} are of {crops.InputSize} pixels and {network.Definition.Name} takes {network.Input}. "
                    + "Make others with \"facenet-train crops\".",
                nameof(source)
            );
    }

    private EmbeddingNetwork Build(ParseResult parsed)
    {
        var options = new NetworkOptions
        {
            EmbeddingSize = parsed.GetValue(embedding),
            BatchNorm = parsed.GetValue(batchNorm) ? true : null,
        };
        var built = new EmbeddingNetwork(NetworkCatalog.Find(parsed.GetRequiredValue(network)), options);
        if (parsed.GetValue(weights) is { } file)
            built.LoadWeights(file.FullName);
        return built;
    }

    // Every other face measures the drift, so that it is not measured on the faces that set the ranges.
    private static (ModelProto, ExportReport) Quantize(
        ModelProto model,
        IReadOnlyList<float[]> faces,
        ExportReport report,
        CancellationToken cancellationToken
    )
    {
        float[][] measured = [.. faces.Where((_, i) => i % 2 == 0)];
        float[][] others = faces.Count > 1 ? [.. faces.Where((_, i) => i % 2 == 1)] : measured;
        var quantized = Int8Export.Quantize(model, measured, cancellationToken);
        return (
            quantized,
            report with
            {
                Int8 = EmbeddingDrift.Between(model, quantized, others),
                EmbeddingBytes = EmbeddingDrift.OfBytes(model, others),
            }
        );
    }

    private void Write(ParseResult parsed, ExportReport report)
    {
        var writer = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            writer.WriteLine(JsonSerializer.Serialize(report, ExportReportContext.Default.ExportReport));
            return;
        }
        writer.WriteLine($"{report.Path}: {report.Bytes / 1e6:0.0} MB");
        if (report.Int8 is { } drift)
            writer.WriteLine(
                $"int8: cosine to the exact embedding {drift.MeanCosine:0.0000}, worst {drift.LeastCosine:0.0000}"
            );
        if (report.EmbeddingBytes is { } bytes)
            writer.WriteLine(
                $"embeddings in bytes: cosine {bytes.MeanCosine:0.000000}, worst {bytes.LeastCosine:0.000000}"
            );
    }
}
