using FaceNet.Evaluation;

namespace FaceNet.Benchmarks.People;

/// <summary>Squared distances of pairs of the same person and of strangers.</summary>
internal sealed class PairDistances
{
    public List<float> Same { get; } = [];

    public List<float> Different { get; } = [];

    /// <summary>Every pair of these faces, kin left out.</summary>
    public void Add(IReadOnlyList<LabelledFace> faces)
    {
        for (var left = 0; left < faces.Count; left++)
        for (var right = 0; right < left; right++)
        {
            if (faces[left].Person == faces[right].Person)
                Same.Add(Distance(faces[left], faces[right]));
            else if (!ValidationSet.AreKin(faces[left].Person, faces[right].Person))
                Different.Add(Distance(faces[left], faces[right]));
        }
    }

    /// <summary>Every pair between two sets that share nobody.</summary>
    public void Add(IReadOnlyList<LabelledFace> faces, IReadOnlyList<LabelledFace> strangers)
    {
        foreach (var face in faces)
        foreach (var stranger in strangers)
            Different.Add(Distance(face, stranger));
    }

    private static float Distance(LabelledFace left, LabelledFace right) =>
        left.Embedding!.SquaredDistance(right.Embedding!);
}
