using Microsoft.Extensions.AI;

namespace FaceNet;

/// <summary>
/// The main face of each picture as an embedding of Microsoft.Extensions.AI, for programs and vector stores that speak
/// its interfaces. The vectors are of length 1; likeness is their squared Euclidean distance or, which ranks the same,
/// their dot product. Safe to call from several threads.
/// </summary>
/// <example>
/// <code>
/// using var recognizer = await FaceRecognizer.LoadAsync();
/// using var generator = new FaceEmbeddingGenerator(recognizer);
/// var vector = await generator.GenerateVectorAsync(await DataContent.LoadFromAsync("anna.jpg"));
/// </code>
/// </example>
public sealed class FaceEmbeddingGenerator : IEmbeddingGenerator<DataContent, Embedding<float>>
{
    private readonly FaceRecognizer recognizer;
    private readonly EmbeddingGeneratorMetadata metadata;

    /// <summary>Speaks for a recognizer, which remains the caller's to dispose.</summary>
    public FaceEmbeddingGenerator(FaceRecognizer recognizer)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        this.recognizer = recognizer;
        metadata = new EmbeddingGeneratorMetadata("facenet", null, recognizer.Identity, recognizer.Dimension);
    }

    /// <summary>Embeds the main face of each picture, several pictures at a time, in the order given.</summary>
    /// <param name="values">Encoded photos: JPEG, PNG, WebP, BMP, GIF. None gives no embeddings.</param>
    /// <param name="options">
    /// A dimension or model may be named, but only the recognizer's own: they cannot be chosen here.
    /// </param>
    /// <param name="cancellationToken">Honoured between pictures.</param>
    /// <exception cref="PhotoException">A picture cannot be read or shows no face; the message says which.</exception>
    /// <exception cref="ArgumentException">The options ask for another dimension or model.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<DataContent> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        RefuseOthers(options);
        var pictures = values.ToArray();
        var embeddings = new Embedding<float>[pictures.Length];
        await Parallel.ForAsync(
            0,
            pictures.Length,
            cancellationToken,
            (index, _) =>
            {
                embeddings[index] = Embed(pictures[index], $"Picture {index + 1} of {pictures.Length}");
                return ValueTask.CompletedTask;
            }
        );
        return new GeneratedEmbeddings<Embedding<float>>(embeddings);
    }

    /// <summary>The recognizer, this generator, or its metadata: the recognizer's identity and dimension.</summary>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        return Array.Find<object>([metadata, recognizer, this], serviceType.IsInstanceOfType);
    }

    /// <summary>Does nothing: the recognizer is the caller's.</summary>
    public void Dispose() { }

    private Embedding<float> Embed(DataContent picture, string name)
    {
        ArgumentNullException.ThrowIfNull(picture);
        try
        {
            var face =
                recognizer.FindMainFace(picture.Data)
                ?? throw new PhotoException(
                    "it shows no face. Give a photo in which a face is at least 30 pixels high."
                );
            return new Embedding<float>(face.Embedding.Values.ToArray()) { ModelId = recognizer.Identity };
        }
        catch (PhotoException exception)
        {
            throw new PhotoException($"{name}: {exception.Message}", exception);
        }
    }

    private void RefuseOthers(EmbeddingGenerationOptions? options)
    {
        if (options?.Dimensions is { } dimension && dimension != recognizer.Dimension)
            throw new ArgumentException(
                $"{dimension} dimensions were asked for; this model has {recognizer.Dimension}, and no other number.",
                nameof(options)
            );
        if (options?.ModelId is { } model && model != recognizer.Identity)
            throw new ArgumentException(
                $"The model '{model}' was asked for; this generator has '{recognizer.Identity}'. Load another recognizer.",
                nameof(options)
            );
    }
}
