namespace FaceNet.Organizing;

/// <summary>What grouping keeps of a face.</summary>
internal sealed class EmbeddedFace(FaceInPhoto info, Embedding embedding)
{
    public FaceInPhoto Info { get; } = info;

    public Embedding Embedding { get; } = embedding;

    /// <summary>Photos in ordinal order of their paths, and the faces of a photo as the scan gave them.</summary>
    public static Comparer<EmbeddedFace> ByPhoto { get; } =
        Comparer<EmbeddedFace>.Create(
            (left, right) =>
            {
                var byPath = string.CompareOrdinal(left.Info.Photo, right.Info.Photo);
                return byPath != 0 ? byPath : left.Info.Index.CompareTo(right.Info.Index);
            }
        );
}
