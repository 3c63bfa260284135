using System.Numerics.Tensors;
using FaceNet.Galleries;

namespace FaceNet.Curation;

/// <summary>A person with all their faces, as the questions need them.</summary>
internal sealed class PersonFaces
{
    private readonly float[] sum;

    public PersonFaces(GalleryPerson person, IReadOnlyList<GalleryFace> faces)
    {
        (Person, Faces) = (person, faces);
        Ids = faces.Select(face => face.Id).ToHashSet();
        Photos = faces.Select(face => face.Photo.Sha256).ToHashSet(StringComparer.Ordinal);
        sum = new float[faces[0].Face.Embedding.Dimension];
        foreach (var face in faces)
            TensorPrimitives.Add(sum, face.Face.Embedding.Values, sum);
        Mean = TensorPrimitives.Norm(sum) > 0 ? Embedding.Normalize(sum) : faces[0].Face.Embedding;
    }

    public GalleryPerson Person { get; }

    public IReadOnlyList<GalleryFace> Faces { get; }

    public IReadOnlySet<long> Ids { get; }

    /// <summary>The photos that the person is on.</summary>
    public IReadOnlySet<string> Photos { get; }

    /// <summary>The mean direction; where the faces cancel each other out, the first.</summary>
    public Embedding Mean { get; }

    /// <summary>The mean squared distance of all pairs: 2 − 2·S·T / (n m) with the sums S and T of unit vectors.</summary>
    public float MeanSquaredDistance(PersonFaces other) =>
        2 - (2 * TensorPrimitives.Dot(sum, other.sum) / ((float)Faces.Count * other.Faces.Count));

    /// <summary>The mean squared distance of a face of somebody else to this person's.</summary>
    public float MeanSquaredDistance(Embedding face) => 2 - (2 * TensorPrimitives.Dot(sum, face.Values) / Faces.Count);

    /// <summary>The mean squared distance of a face of this person to the others, of which there is at least one.</summary>
    public float MeanSquaredDistanceToOthers(Embedding face) =>
        2 - (2 * (TensorPrimitives.Dot(sum, face.Values) - 1) / (Faces.Count - 1));

    /// <summary>The face nearest to another one, itself left out.</summary>
    public GalleryFace NearestTo(GalleryFace face) =>
        Faces.Where(own => own.Id != face.Id).MinBy(own => own.Face.Embedding.SquaredDistance(face.Face.Embedding))!;
}
