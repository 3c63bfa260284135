using System.Formats.Tar;
using System.IO.Compression;
using FaceNet.Models;
using FaceNet.Models.Conversion;
using Google.Protobuf;
using Onnx;

namespace FaceNet.Tests.Models;

/// <summary>Models of a few bytes, and the package they come in.</summary>
internal static class TinyModels
{
    public const string Source = "model/tiny.bin";

    public static readonly byte[] SourceBytes = [1, 2, 3, 4, 5];

    public static Package Package =>
        new("@some/package", "1.2.3", 1000, [new(Source, SourceBytes.Length, Hash.Of(SourceBytes))]);

    public static ModelCard Card =>
        new()
        {
            Name = "tiny",
            Role = ModelRole.Embedder,
            Input = new()
            {
                Size = new(6, 4),
                Mean = [100, 110, 120],
                Scale = 0.5f,
            },
            Alignment = "five-point-112",
            Dimension = 2,
            Licence = "none",
            Origin = "a test",
        };

    public static PretrainedModel Pretrained =>
        new()
        {
            Card = Card,
            Package = Package,
            Sources = [Source],
            Convert = sources => Graph(Card, bias: sources[0].Length),
            Revision = 1,
        };

    /// <summary>A graph that fits a card of channels first: the mean of each colour times a matrix.</summary>
    public static ModelProto Graph(ModelCard card, float bias = 0)
    {
        var size = card.Input.Size;
        var writer = new GraphWriter("tiny", OnnxGraph.Value("input", "batch", "3", $"{size.Height}", $"{size.Width}"));
        var weights = Enumerable.Range(1, 3 * card.Dimension!.Value).Select(i => i + bias).ToArray();
        var mean = writer.Flatten(writer.GlobalAverage("input"));
        var values = writer.Multiply(mean, weights, 3, card.Dimension.Value);
        return writer.Finish(values, OnnxGraph.Value("embedding", "batch", $"{card.Dimension}"));
    }

    public static string Save(ModelProto model, ScratchFolder folder, string name = "own.onnx")
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, model.ToByteArray());
        return path;
    }

    /// <summary>A .tgz of the given files, as npm makes them.</summary>
    public static byte[] Archive(params ReadOnlySpan<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(new GZipStream(bytes, CompressionLevel.Fastest)))
            foreach (var (name, content) in files)
                tar.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) }
                );
        return bytes.ToArray();
    }
}
