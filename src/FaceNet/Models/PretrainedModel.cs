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

    /// <summary>Counts up when <see cref="Convert"/> gives another graph than before.</summary>
    public required int Revision { get; init; }

    /// <summary>Length of the sources.</summary>
    public long SourceBytes => Package.Files.Where(file => Sources.Contains(file.Path)).Sum(file => file.Bytes);

    /// <summary>Changes with the graph and its feeding, so that an older file in a store is made again.</summary>
    public string Recipe => $"{Revision} {CardRules.Feed(Card)}";

    /// <summary>Names what the model computes: the sources by their hashes, and what is made of them.</summary>
    public string Computation =>
        $"{Recipe} {string.Join(' ', Sources.Select(source => Package.Files.Single(file => file.Path == source).Sha256))}";
}
