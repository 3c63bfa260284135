namespace FaceNet.Evaluation.Pairs;

/// <summary>Two pictures and whether they show the same person: one question of a verification test.</summary>
/// <param name="Left">Path of the first picture, relative to the folder of images, with forward slashes.</param>
/// <param name="Right">Path of the second picture, likewise.</param>
/// <param name="Same">True when both show the same person.</param>
/// <param name="Fold">The part of the test that the pair belongs to; 1 for all where the file has no folds.</param>
public sealed record FacePair(string Left, string Right, bool Same, int Fold)
{
    /// <summary>Who is on the first picture; null where the file does not say.</summary>
    public string? LeftPerson { get; init; }

    /// <summary>Who is on the second picture; null where the file does not say.</summary>
    public string? RightPerson { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Left} and {Right}";
}
