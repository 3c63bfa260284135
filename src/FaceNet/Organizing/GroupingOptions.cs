using System.ComponentModel.DataAnnotations;
using FaceNet.Clustering;

namespace FaceNet.Organizing;

/// <summary>When faces count as one person.</summary>
public sealed record GroupingOptions
{
    /// <summary>
    /// Two groups of faces are one person while the mean squared distance between them is at most this. 0 to 4; it
    /// belongs to the model that made the embeddings.
    /// </summary>
    [Range(0f, 4f)]
    public required float MeanSquaredDistance
    {
        get;
        init => field = Within(value, 4);
    }

    /// <summary>
    /// How good faces are grouped; null, as it is unless told, for average linkage up to <see cref="MeanSquaredDistance"/>.
    /// </summary>
    public IFaceClustering? Clustering { get; init; }

    /// <summary>
    /// What is known about the faces beforehand, which grouping does not go against; null, as it is unless told, for
    /// nothing.
    /// </summary>
    public FaceKnowledge? Knowledge { get; init; }

    /// <summary>
    /// Faces of a lower quality score do not take part in grouping, because one poor embedding can join two people.
    /// They are attached afterwards to a person whom they resemble clearly. 0 to 1, 0.25 unless told; 0 lets every
    /// face take part.
    /// </summary>
    [Range(0f, 1f)]
    public float MinQuality
    {
        get;
        init => field = Within(value, 1);
    } = 0.25f;

    /// <summary>
    /// Share of <see cref="MeanSquaredDistance"/> within which a face that is in no group, for want of quality or of
    /// its like, must lie of a person, on average over the person's faces, to be attached. 0 to 2, 1.1 unless told.
    /// </summary>
    [Range(0f, 2f)]
    public float AttachShare
    {
        get;
        init => field = Within(value, 2);
    } = 1.1f;

    /// <summary>
    /// Such a face must also lie this much closer to the person than to the next: the quotient of the two mean squared
    /// distances is at most this. 0 to 1, 0.9 unless told.
    /// </summary>
    [Range(0f, 1f)]
    public float AttachRatio
    {
        get;
        init => field = Within(value, 1);
    } = 0.9f;

    /// <summary>A person needs so many good faces; fewer are left alone. At least 1, 2 unless told.</summary>
    [Range(1, int.MaxValue)]
    public int MinFaces
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 2;

    /// <summary>
    /// Whether two faces of one photo are always two people. True unless told; collages and mirrors are the exception.
    /// </summary>
    public bool OneFaceAPhoto { get; init; } = true;

    /// <summary>Threads to use; all processors unless told.</summary>
    [Range(1, int.MaxValue)]
    public int Parallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Environment.ProcessorCount;

    private static float Within(float value, float most) =>
        value >= 0 && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Must be between 0 and {most}.");
}
