namespace FaceNet.Galleries;

/// <summary>What a decision says about faces.</summary>
/// <param name="Person">Who the faces of <see cref="Same"/> are.</param>
internal sealed record Statement(long Person)
{
    /// <summary>Faces that are one person, together with those that were said to be that person before.</summary>
    public IReadOnlyList<long> Same { get; init; } = [];

    /// <summary>Faces of which it is no longer known whose they are.</summary>
    public IReadOnlyList<long> Nobody { get; init; } = [];

    /// <summary>Faces none of which is the same person as one of <see cref="Right"/>.</summary>
    public IReadOnlyList<long> Left { get; init; } = [];

    /// <summary>See <see cref="Left"/>.</summary>
    public IReadOnlyList<long> Right { get; init; } = [];
}
