using System.Buffers;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Detection;

/// <summary>
/// Finds faces with Linzaer's Ultra-Light RFB network, a single-shot detector with anchors. The network searches the
/// picture at several sizes, the smallest with a border around it, so that small faces in large photos and faces that
/// fill the photo are both found; what two of the searches could see, both must see. Safe to call from several threads.
/// </summary>
public sealed class FaceDetector : IDisposable
{
    private readonly ModelSession session;
    private readonly FaceDetectorOptions options;

    /// <summary>Loads the detector.</summary>
    /// <exception cref="ModelException">The file cannot be loaded or is no detector.</exception>
    public FaceDetector(ModelFile model, FaceDetectorOptions? options = null)
    {
        session = ModelSession.Open(model, ModelRole.Detector);
        this.options = options ?? new FaceDetectorOptions();
    }

    /// <summary>Finds faces, the most confident first; none is an empty list.</summary>
    public IReadOnlyList<DetectedFace> Detect(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        FaceSearch[] searches = [.. SearchCanvas.All(image.Size, options).Select(canvas => Search(image, canvas))];
        var agreed = searches
            .SelectMany(search => search.Faces)
            .Where(face =>
                face.Score >= options.MinimumScore
                && (!options.SearchesMustAgree || Array.TrueForAll(searches, search => search.Agrees(face)))
            );
        return Overlap.Suppress(agreed, options.MaximumOverlap);
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    private FaceSearch Search(RgbImage image, SearchCanvas canvas)
    {
        // Several megabytes: to allocate and clear them for each search took a tenth of its time.
        using var rented = MemoryPool<float>.Shared.Rent(canvas.TensorLength);
        var tensor = rented.Memory[..canvas.TensorLength];
        canvas.Fill(image, session.Card.Input, tensor.Span);
        using var outputs = session.RunAll(tensor, canvas.Shape);
        var found = AnchorGrid.Decode(
            outputs["scores"],
            outputs["regressions"],
            canvas.Size,
            FaceSearch.MinimumSupport
        );
        var (scale, border) = (canvas.Scale, canvas.Border);
        return new FaceSearch(
            scale,
            found.ConvertAll(face => face with { Box = face.Box.Offset(new(-border, -border)).Scale(1 / scale) })
        );
    }
}
