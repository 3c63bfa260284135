namespace FaceNet.Training.Guarding;

/// <summary>What can go wrong with a run.</summary>
public enum Trouble
{
    /// <summary>The loss, a gradient or an embedding is not a number.</summary>
    NotANumber,

    /// <summary>All embeddings go to one point, f(x) = const.</summary>
    Collapse,

    /// <summary>No triplet is left that could teach something.</summary>
    Starvation,
}
