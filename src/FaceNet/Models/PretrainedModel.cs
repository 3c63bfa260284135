using FaceNet.Models.Int8;

namespace FaceNet.Models;

/// <summary>A row of the table of models the project knows.</summary>
internal sealed record PretrainedModel
{
    /// <summary>How to feed it, what it answers, whose it is.</summary>
    public required ModelCard Card { get; init; }

    /// <summary>The package that has it.</summary>
    public required Package Package { get; init; }

    /// <summary>The files of the package that it is made of, in the order <see cref="Convert"/> takes them.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The sources' bytes to an ONNX graph.</summary>
    public required Func<byte[][], Onnx.ModelProto> Convert { get; init; }

    /// <summary>Counts up when <see cref="Convert"/> gives another graph than before, or <see cref="Int8Ranges"/> change.</summary>
    public required int Revision { get; init; }

    /// <summary>
    /// Between which bounds the graph's values lie, for a model that is turned into eight bits; null to leave it in floats.
    /// </summary>
    public IReadOnlyDictionary<string, ValueRange>? Int8Ranges { get; init; }

    /// <summary>Length of the sources.</summary>
    public long SourceBytes => Package.Files.Where(file => Sources.Contains(file.Path)).Sum(file => file.Bytes);

    /// <summary>Changes with the graph and its feeding, so that an older file in a store is made again.</summary>
    public string Recipe => $"{Revision} {CardRules.Feed(Card)}{(Int8Ranges is null ? "" : " int8")}";

    /// <summary>Names what the model computes: the sources by their hashes, and what is made of them.</summary>
    public string Computation =>
        $"{Recipe} {string.Join(' ', Sources.Select(source => Package.Files.Single(file => file.Path == source).Sha256))}";

    /// <summary>The finished graph.</summary>
    /// <param name="sources">The bytes of <see cref="Sources"/>.</param>
    /// <exception cref="ModelException">They are not this model's.</exception>
    public Onnx.ModelProto Build(byte[][] sources)
    {
        var model = Convert(sources);
        if (Int8Ranges is not null)
        {
            Int8Graph.Prepare(model.Graph);
            Int8Graph.Quantize(model.Graph, Int8Ranges);
        }
        return model;
    }
}
