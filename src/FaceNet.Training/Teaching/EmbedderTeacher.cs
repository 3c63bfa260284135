using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using FaceNet.Models;
using FaceNet.Training.Data;
using FaceNet.Training.Runs;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace FaceNet.Training.Teaching;

/// <summary>
/// An ONNX embedder as teacher. It sees each crop once, and its mirror image, without augmentation; what it answers is kept
/// in a file. Where it has another number of values than the student, they are centred and turned to as many principal
/// components.
/// </summary>
public sealed class EmbedderTeacher : ITeacher
{
    private const string StoredName = "embeddings";
    private readonly float[] embeddings;

    private EmbedderTeacher(string identity, float[] embeddings, int dimension)
    {
        Identity = identity;
        this.embeddings = embeddings;
        Dimension = dimension;
    }

    /// <inheritdoc />
    public string Identity { get; }

    /// <inheritdoc />
    public int Dimension { get; }

    /// <summary>Its answer about an image of the training data, a unit vector.</summary>
    public ReadOnlySpan<float> EmbeddingOf(int image) => embeddings.AsSpan(image * Dimension, Dimension);

    /// <inheritdoc />
    public float[] Answer(ReadOnlySpan<int> images, ArraySegment<float> views)
    {
        var answers = new float[images.Length * Dimension];
        for (var i = 0; i < images.Length; i++)
            EmbeddingOf(images[i]).CopyTo(answers.AsSpan(i * Dimension));
        return answers;
    }

    /// <summary>Asks a teacher, or reads what it answered before.</summary>
    /// <param name="model">An embedder whose alignment is that of the crops.</param>
    /// <param name="faces">The faces to ask about.</param>
    /// <param name="size">Values of the student's embedding.</param>
    /// <param name="folder">Where answers are kept.</param>
    /// <param name="progress">Hears the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Honoured between crops.</param>
    /// <exception cref="ModelException">It is no embedder, is aligned otherwise, or has fewer values than the student.</exception>
    public static EmbedderTeacher Ask(
        ModelFile model,
        CropFaces faces,
        int size,
        string folder,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(faces);
        RefuseUnfit(model.Card, size);
        using var teacher = CropEmbedder.Open(model);
        var name = $"{teacher.Identity} {faces.SourceHash}";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16];
        var path = Path.Combine(folder, $"teacher-{key}.safetensors");
        // Blends come after the faces, so more of them go on where fewer ended.
        var known = TryRead(path);
        var answers = new float[faces.Count * teacher.Dimension];
        known.AsSpan(0, Math.Min(known.Length, answers.Length)).CopyTo(answers);
        if (known.Length < answers.Length)
        {
            AskFrom(known.Length / teacher.Dimension, teacher, faces, answers, progress, cancellationToken);
            Store(path, answers, faces.Count);
        }
        return new(teacher.Identity, PrincipalComponents.Reduce(answers, faces.Count, size), size);
    }

    internal static void RefuseUnfit(ModelCard card, int size)
    {
        CropEmbedder.RefuseUnfit(card);
        if (card.Dimension < size)
            throw new ModelException(
                $"{card.Name} has {card.Dimension} values and the student {size}; a teacher needs at least as many."
            );
    }

    private static float[] TryRead(string path)
    {
        if (!File.Exists(path))
            return [];
        using var scope = NewDisposeScope();
        return Safetensors.LoadStateDict(path)[StoredName].data<float>().ToArray();
    }

    private static void Store(string path, float[] answers, int count)
    {
        using var scope = NewDisposeScope();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeWeights.Write(path, new() { [StoredName] = tensor(answers).view(count, -1) });
    }

    private static void AskFrom(
        int first,
        CropEmbedder teacher,
        CropFaces faces,
        float[] answers,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var done = 0;
        Parallel.For(
            first,
            faces.Count,
            new ParallelOptions
            {
                CancellationToken = cancellationToken,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            },
            image =>
            {
                Answer(teacher, faces, image, answers.AsSpan(image * teacher.Dimension, teacher.Dimension));
                progress?.Report((double)Interlocked.Increment(ref done) / (faces.Count - first));
            }
        );
    }

    /// <summary>The mean of the answers to a face and to its mirror image; blends are many enough for one answer each.</summary>
    private static void Answer(CropEmbedder teacher, CropFaces faces, int image, Span<float> answer)
    {
        foreach (var mirrored in faces.IsBlend(image) ? (bool[])[false] : [false, true])
        {
            var seen = teacher.Embed(faces.Crop(image), faces.CropSize, faces.Input, mirrored);
            TensorPrimitives.Add(answer, seen.Values, answer);
        }
        TensorPrimitives.Divide(answer, TensorPrimitives.Norm<float>(answer), answer);
    }
}
