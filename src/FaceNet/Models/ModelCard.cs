namespace FaceNet.Models;

/// <summary>
/// All that is needed to feed a model right and to read its answers: a model is only as good as the preprocessing it
/// is given. Stored inside the ONNX file's metadata, or beside it as <c>NAME.card.json</c>.
/// </summary>
public sealed record ModelCard
{
    /// <summary>Short name, as the user types it.</summary>
    public required string Name { get; init; }

    /// <summary>What the model does.</summary>
    public required ModelRole Role { get; init; }

    /// <summary>How a picture goes in.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>
    /// Name of the alignment that cuts the face out for an embedder: <c>five-point-112</c> or <c>dlib-chip-150</c>.
    /// Null for other roles.
    /// </summary>
    public string? Alignment { get; init; }

    /// <summary>Number of values of an embedding; null for other roles.</summary>
    public int? Dimension { get; init; }

    /// <summary>Where "same person" ends, on squared distances of unit vectors; null where it was never measured.</summary>
    public Threshold? Threshold { get; init; }

    /// <summary>
    /// Mean squared distance up to which two groups of faces are one person; null to use the threshold's. It may be
    /// larger than that: a mean over many pairs errs less than one pair.
    /// </summary>
    public float? GroupingDistance { get; init; }

    /// <summary>
    /// How often a stranger comes as close to an enrolled person, as 'facenet evaluate recognition --json' measures it;
    /// null where it was never measured.
    /// </summary>
    public FalseAcceptCurve? PersonFalseAccepts { get; init; }

    /// <summary>Licence of the weights, and who gave it.</summary>
    public required string Licence { get; init; }

    /// <summary>Where the weights come from.</summary>
    public required string Origin { get; init; }
}
