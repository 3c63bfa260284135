using System.Numerics.Tensors;

namespace FaceNet.Training.Data.Checking;

/// <summary>
/// Mean squared distances between faces and people without going through pairs: with ȳ the mean of unit vectors y, the
/// mean over them of ‖x − y‖² is 2 − 2·x·ȳ.
/// </summary>
internal sealed class PersonMeans
{
    private readonly LabelledVectors faces;
    private readonly int dimension;
    private readonly float[] sums;

    public PersonMeans(LabelledVectors faces)
    {
        this.faces = faces;
        dimension = faces.Embeddings[0].Dimension;
        sums = new float[faces.People.Count * dimension];
        for (var image = 0; image < faces.Embeddings.Count; image++)
        {
            var sum = sums.AsSpan(faces.PersonOf[image] * dimension, dimension);
            TensorPrimitives.Add(sum, faces.Embeddings[image].Values, sum);
        }
    }

    /// <summary>From a picture to those of a person that it is not of.</summary>
    public float To(int image, int person) =>
        2 - (2 * TensorPrimitives.Dot(faces.Embeddings[image].Values, Sum(person)) / Count(person));

    /// <summary>From a picture to the others of its person, at least one.</summary>
    public float ToOwn(int image)
    {
        var person = faces.PersonOf[image];
        // The picture's product with itself is 1.
        return 2 - (2 * (TensorPrimitives.Dot(faces.Embeddings[image].Values, Sum(person)) - 1) / (Count(person) - 1));
    }

    /// <summary>Between the other pictures of a picture's person, at least two.</summary>
    public float AmongOthers(int image)
    {
        var person = faces.PersonOf[image];
        var others = Count(person) - 1;
        // ‖Σy − x‖² = Σ‖y‖² + twice the products of all pairs of the others.
        var sum = Sum(person);
        var squared =
            TensorPrimitives.Dot(sum, sum) - (2 * TensorPrimitives.Dot(sum, faces.Embeddings[image].Values)) + 1;
        return 2 - (2 * (squared - others) / (others * (others - 1)));
    }

    /// <summary>Between the pictures of two people.</summary>
    public float Between(int first, int second) =>
        2 - (2 * TensorPrimitives.Dot(Sum(first), Sum(second)) / Count(first) / Count(second));

    private int Count(int person) => faces.ImagesOf[person].Count;

    private ReadOnlySpan<float> Sum(int person) => sums.AsSpan(person * dimension, dimension);
}
