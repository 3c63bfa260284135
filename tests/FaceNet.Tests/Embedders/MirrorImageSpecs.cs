using FaceNet.Embedders;
using FaceNet.Imaging;
using FaceNet.Models;
using FaceNet.Tests.Alignment;
using static FaceNet.Tests.Imaging.Pictures;

namespace FaceNet.Tests.Embedders;

/// <summary>An embedding may be the mean of the face's and of its mirror image's.</summary>
public sealed class MirrorImageSpecs
{
    private static readonly RgbImage Picture = Noise(new PixelSize(160, 120));

    [Fact]
    public void A_mirrored_picture_has_each_row_backwards()
    {
        var picture = Noise(new PixelSize(7, 3));
        var mirrored = new RgbImage(picture.Size, picture.Pixels.ToArray());

        mirrored.Mirror();

        for (var y = 0; y < 3; y++)
        for (var x = 0; x < 7; x++)
            mirrored.At(x, y).ShouldBe(picture.At(6 - x, y));
    }

    [Fact]
    public async Task The_embedding_is_the_mean_of_both_scaled_to_length_1()
    {
        var model = await ModelStore.Default.GetAsync(PretrainedModels.MobileFaceNet);
        using var plain = new OnnxFaceEmbedder(model);
        using var averaged = new OnnxFaceEmbedder(model, averageMirrorImage: true);
        var face = DrawnFace.AtTemplate();
        // At the template the crop is the picture's corner itself, so that its mirror image is a picture, too.
        var crop = new RgbImage(new PixelSize(112, 112));
        for (var y = 0; y < 112; y++)
            Picture.Row(y)[..crop.Stride].CopyTo(crop.Row(y));
        var mirror = new RgbImage(crop.Size, crop.Pixels.ToArray());
        mirror.Mirror();

        var (straight, mirrored) = (
            plain.Embed(crop, face).Values.ToArray(),
            plain.Embed(mirror, face).Values.ToArray()
        );
        var expected = Embedding.Normalize([.. straight.Zip(mirrored, (left, right) => left + right)]);

        averaged.Embed(crop, face).SquaredDistance(expected).ShouldBeLessThan(1e-4f);
        averaged.Embed(crop, face).SquaredDistance(plain.Embed(crop, face)).ShouldBeGreaterThan(1e-3f);
    }

    [Fact]
    public async Task It_never_mixes_with_embeddings_of_the_face_alone()
    {
        using var plain = await FaceRecognizer.LoadAsync();
        using var averaged = await FaceRecognizer.LoadAsync(new() { AverageMirrorImage = true });

        averaged.Dimension.ShouldBe(plain.Dimension);
        averaged.Identity.ShouldNotBe(plain.Identity);
    }
}
