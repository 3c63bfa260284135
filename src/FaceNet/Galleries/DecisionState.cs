namespace FaceNet.Galleries;

/// <summary>Whether a decision counts.</summary>
public enum DecisionState
{
    /// <summary>It counts, and can be undone.</summary>
    InForce,

    /// <summary>
    /// It counts for good: it is older than the journal, or somebody whom it was about was forgotten since.
    /// </summary>
    Final,

    /// <summary>It was taken back and counts no longer.</summary>
    Undone,
}
