using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Tests.Data.Checking;

/// <summary>Embeddings of people that nobody is: clouds around directions of chance.</summary>
internal sealed class DrawnVectors
{
    private const int Dimension = 64;

    private readonly Random random = new(1);
    private readonly List<(string Path, string Person, Embedding Embedding)> pictures = [];

    public LabelledVectors Faces => new(pictures);

    /// <summary>A direction that is nearly at right angles to all others.</summary>
    public float[] Somebody() => [.. Enumerable.Range(0, Dimension).Select(_ => random.NextSingle() - 0.5f)];

    /// <summary>Adds pictures of one who looks like that, about 2·spread² / (1 + spread²) from each other.</summary>
    public void Add(string person, int count, float[] looks, float spread = 0.5f)
    {
        var norm = MathF.Sqrt(looks.Sum(value => value * value));
        for (var i = 0; i < count; i++)
        {
            var noise = Somebody();
            var noiseNorm = MathF.Sqrt(noise.Sum(value => value * value));
            var vector = looks.Zip(noise, (look, other) => (look / norm) + (spread * other / noiseNorm)).ToArray();
            var number = pictures.Count(picture => picture.Person == person);
            pictures.Add(($"{person}/{number}.jpg", person, Embedding.Normalize(vector)));
        }
    }
}
