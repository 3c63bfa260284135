using FaceNet.Embedders;
using FaceNet.Imaging;
using FaceNet.Models;
using FaceNet.Training.Data;

namespace FaceNet.Training.Tests.Data;

public sealed class CropEmbedderTests : IDisposable
{
    private readonly DrawnPeople people = new();

    // Of the model's own size a crop is what recognition feeds it; of another it is resampled once more. Two photos of
    // one person are about 0.5 apart.
    [Theory]
    [InlineData(112, 112, 0.01f)]
    [InlineData(116, 140, 0.05f)]
    [InlineData(96, 96, 0.05f)]
    public async Task A_crop_is_embedded_as_recognition_embeds_the_photo(int width, int height, float tolerance)
    {
        var samples = await ModelStore.Default.GetSamplePhotosAsync();
        var photo = Path.Combine(samples, "sample1.jpg");
        Directory.CreateDirectory(Path.Combine(people.Folder, "anna"));
        File.Copy(photo, Path.Combine(people.Folder, "anna", "1.jpg"));
        var options = people.Options with { InputSize = new(width, height), Margin = 0.125f };
        using var crops = await CropCache.BuildOrOpen(people.Read(), options);
        using var judge = await CropEmbedder.LoadAsync();

        var embedding = judge.EmbedAll(crops).ShouldHaveSingleItem();

        using var finder = await FaceFinder.LoadAsync(options, default);
        using var embedder = new OnnxFaceEmbedder(await ModelStore.Default.GetAsync(CropEmbedder.UsualModel));
        var image = new PhotoDecoder().DecodeFile(photo).Image;
        embedding.SquaredDistance(embedder.Embed(image, finder.Find(image)!)).ShouldBeLessThan(tolerance);
    }

    [Fact]
    public async Task A_model_of_another_alignment_is_refused() =>
        (await Should.ThrowAsync<ModelException>(() => CropEmbedder.LoadAsync("dlib-resnet"))).Message.ShouldContain(
            "dlib-chip-150"
        );

    public void Dispose() => people.Dispose();
}
