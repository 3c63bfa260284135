using System.Numerics;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using FaceNet.Alignment;
using FaceNet.Imaging;
using FaceNet.Models;
using FaceNet.Training.Data;
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
    private readonly int dimension;

    private EmbedderTeacher(string identity, float[] embeddings, int dimension)
    {
        Identity = identity;
        this.embeddings = embeddings;
        this.dimension = dimension;
    }

    /// <inheritdoc />
    public string Identity { get; }

    /// <inheritdoc />
    public ReadOnlySpan<float> EmbeddingOf(int image) => embeddings.AsSpan(image * dimension, dimension);

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
        var identity = $"{model.Card.Name}:{model.Sha256}";
        Refuse(model.Card, size);
        var name = $"{identity} {faces.SourceHash}";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16];
        var path = Path.Combine(folder, $"teacher-{key}.safetensors");
        // Blends come after the faces, so more of them go on where fewer ended.
        var known = TryRead(path);
        var answers = new float[faces.Count * model.Card.Dimension!.Value];
        known.AsSpan(0, Math.Min(known.Length, answers.Length)).CopyTo(answers);
        if (known.Length < answers.Length)
        {
            AskFrom(known.Length / model.Card.Dimension.Value, model, faces, answers, progress, cancellationToken);
            Store(path, answers, faces.Count);
        }
        return new(identity, PrincipalComponents.Reduce(answers, faces.Count, size), size);
    }

    private static void Refuse(ModelCard card, int size)
    {
        if (card.Alignment != CardRules.FivePoint112)
            throw new ModelException(
                $"{card.Name} wants faces aligned as {card.Alignment}, and the crops are aligned as {CardRules.FivePoint112}: it "
                    + "would see faces as it never has. Choose a teacher of that alignment, for instance mobilefacenet."
            );
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
        Safetensors.SaveStateDict(path + ".partial", new() { [StoredName] = tensor(answers).view(count, -1) });
        File.Move(path + ".partial", path, overwrite: true);
    }

    private static void AskFrom(
        int first,
        ModelFile model,
        CropFaces faces,
        float[] answers,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        using var session = ModelSession.Open(model, ModelRole.Embedder);
        var length = answers.Length / faces.Count;
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
                Answer(session, faces, image, answers.AsSpan(image * length, length));
                progress?.Report((double)Interlocked.Increment(ref done) / (faces.Count - first));
            }
        );
    }

    /// <summary>The mean of the answers to a face and to its mirror image; blends are many enough for one answer each.</summary>
    private static void Answer(ModelSession session, CropFaces faces, int image, Span<float> answer)
    {
        var input = session.Card.Input;
        var face = Picture(faces.Crop(image), faces.CropSize);
        foreach (var mirrored in faces.IsBlend(image) ? (bool[])[false] : [false, true])
        {
            var shown = AffineWarp.Warp(
                face,
                ToCrop(faces, input.Size, mirrored),
                input.Size,
                OutsidePixels.NearestInside
            );
            var values = session.Run(ImageTensor.Create(shown, input), Shape(input));
            TensorPrimitives.MultiplyAdd(values, 1 / TensorPrimitives.Norm(values), answer, answer);
        }
        TensorPrimitives.Divide(answer, TensorPrimitives.Norm<float>(answer), answer);
    }

    private static RgbImage Picture(ReadOnlySpan<byte> crop, PixelSize size)
    {
        var picture = new RgbImage(size);
        var pixels = picture.Pixels.Span;
        for (var (from, to) = (0, 0); from < crop.Length; from += 3, to += RgbImage.BytesPerPixel)
            crop.Slice(from, 3).CopyTo(pixels[to..]);
        return picture;
    }

    private static long[] Shape(ModelInput input) =>
        input.Layout == TensorLayout.Nchw
            ? [1, 3, input.Size.Height, input.Size.Width]
            : [1, input.Size.Height, input.Size.Width, 3];

    /// <summary>
    /// From the teacher's picture to the crop: both are the alignment scaled to cover them, about the same middle.
    /// </summary>
    private static Matrix3x2 ToCrop(CropFaces faces, PixelSize size, bool mirrored)
    {
        var scale = Cover(faces.Input) / Cover(size);
        return Matrix3x2.CreateTranslation(-size.Width / 2f, -size.Height / 2f)
            * Matrix3x2.CreateScale(mirrored ? -scale : scale, scale)
            * Matrix3x2.CreateTranslation(faces.CropSize.Width / 2f, faces.CropSize.Height / 2f);
    }

    private static float Cover(PixelSize size)
    {
        var template = FaceAlignment.FivePoint.Size;
        return Math.Max((float)size.Width / template.Width, (float)size.Height / template.Height);
    }
}
