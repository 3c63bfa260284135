using System.Text.Json.Serialization;

namespace FaceNet.Evaluation.Leaks;

/// <summary>What a training and a test set have in common.</summary>
public sealed record LeakResult
{
    /// <summary>Pictures of the training set.</summary>
    public required int TrainingImages { get; init; }

    /// <summary>Pictures of the test set.</summary>
    public required int TestImages { get; init; }

    /// <summary>Hashes that differ in at most so many bits count as one picture.</summary>
    public required int Bits { get; init; }

    /// <summary>Faces at most this far apart count as one person.</summary>
    public required float SquaredDistance { get; init; }

    /// <summary>Pictures that are in both sets, the most alike first.</summary>
    public required IReadOnlyList<DuplicateImage> NearDuplicates { get; init; }

    /// <summary>People who are probably in both sets.</summary>
    public required IReadOnlyList<SharedPerson> SharedPeople { get; init; }

    /// <summary>For each test picture with a face, the squared distance to the closest training picture.</summary>
    [JsonIgnore]
    public required IReadOnlyList<float> ClosestDistances { get; init; }
}
