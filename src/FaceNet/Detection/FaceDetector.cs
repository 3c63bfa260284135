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
    // A face that fills the photo is found when there is room around it: a border of a sixth of the side makes it take
    // three quarters of the canvas. Only the coarsest search meets such faces.
    private const float BorderShare = 1 / 6f;

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
        FaceSearch[] searches = [.. SearchSides(image.Size).Select(side => Search(image, side))];
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

    private IEnumerable<int> SearchSides(PixelSize size)
    {
        var largest = (int)(size.LongSide * options.MaximumEnlargement);
        return options.SearchSides.Select(side => Math.Min(side, Math.Max(largest, options.SearchSides[0]))).Distinct();
    }

    private FaceSearch Search(RgbImage image, int side)
    {
        var border = side == options.SearchSides[0] ? (int)(side * BorderShare) : 0;
        var scale = (float)side / image.Size.LongSide;
        var content = new PixelSize(Scaled(image.Size.Width, scale), Scaled(image.Size.Height, scale));
        var canvas = new PixelSize(content.Width + (2 * border), content.Height + (2 * border));

        // Several megabytes: to allocate and clear them for each search took a tenth of its time.
        using var rented = MemoryPool<float>.Shared.Rent(3 * (int)canvas.Pixels);
        var tensor = rented.Memory[..(3 * (int)canvas.Pixels)];
        if (border > 0)
            tensor.Span.Clear();
        var input = session.Card.Input;
        ImageTensor.Fill(ImageResampler.Resize(image, content), input, tensor.Span, canvas, border, border);
        using var outputs = session.RunAll(tensor, [1, 3, canvas.Height, canvas.Width]);
        var found = AnchorGrid.Decode(outputs["scores"], outputs["regressions"], canvas, FaceSearch.MinimumSupport);
        return new FaceSearch(
            scale,
            found.ConvertAll(face => face with { Box = face.Box.Offset(new(-border, -border)).Scale(1 / scale) })
        );
    }

    private static int Scaled(int length, float scale) => Math.Max(1, (int)MathF.Round(length * scale));
}
