using FaceNet.Imaging;
using FaceNet.Tests.Cli;
using FaceNet.Tests.Imaging;
using Microsoft.Extensions.AI;

namespace FaceNet.Tests;

public sealed class FaceEmbeddingGeneratorSpecs(DemoPhotos demo)
{
    [Fact]
    public async Task Each_picture_gives_the_embedding_of_its_main_face_in_the_order_given()
    {
        var recognizer = await demo.RecognizerAsync();
        var photos = await demo.PortraitsAsync();
        string[] paths = [photos.Berta, photos.Anna, photos.Berta];
        using var generator = new FaceEmbeddingGenerator(recognizer);

        var embeddings = await generator.GenerateAsync([.. await Task.WhenAll(paths.Select(Load))]);

        embeddings.Count.ShouldBe(3);
        foreach (var (path, embedding) in paths.Zip(embeddings))
        {
            embedding.Vector.ToArray().ShouldBe(recognizer.FindMainFace(path)!.Embedding.Values.ToArray());
            embedding.ModelId.ShouldBe(recognizer.Identity);
        }
    }

    [Fact]
    public async Task No_pictures_give_no_embeddings()
    {
        using var generator = await GeneratorAsync();

        (await generator.GenerateAsync([])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_without_a_face_is_refused_by_its_number()
    {
        using var generator = await GeneratorAsync();
        var grey = new DataContent(ImageEncoder.Png(Pictures.Quarters(new PixelSize(320, 200))), "image/png");
        var anna = await Load((await demo.PortraitsAsync()).Anna);

        var refusal = await Should.ThrowAsync<PhotoException>(() => generator.GenerateAsync([anna, grey]));

        refusal.Message.ShouldStartWith("Picture 2 of 2: it shows no face.");
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_by_its_number()
    {
        using var generator = await GeneratorAsync();
        var text = new DataContent("no picture"u8.ToArray(), "image/jpeg");

        var refusal = await Should.ThrowAsync<PhotoException>(() => generator.GenerateAsync([text]));

        refusal.Message.ShouldStartWith("Picture 1 of 1: The file is not a picture");
    }

    [Fact]
    public async Task The_metadata_name_the_models_and_the_dimension()
    {
        var recognizer = await demo.RecognizerAsync();
        IEmbeddingGenerator generator = new FaceEmbeddingGenerator(recognizer);

        var metadata = generator.GetRequiredService<EmbeddingGeneratorMetadata>();

        metadata.ProviderName.ShouldBe("facenet");
        metadata.DefaultModelId.ShouldBe(recognizer.Identity);
        metadata.DefaultModelDimensions.ShouldBe(recognizer.Dimension);
        generator.GetService<FaceRecognizer>().ShouldBeSameAs(recognizer);
        generator.GetService<IEmbeddingGenerator<DataContent, Embedding<float>>>().ShouldBeSameAs(generator);
        generator.GetService<FaceRecognizer>("a key").ShouldBeNull();
        generator.GetService<HttpClient>().ShouldBeNull();
    }

    [Fact]
    public async Task Another_dimension_or_model_cannot_be_asked_for()
    {
        var recognizer = await demo.RecognizerAsync();
        using var generator = new FaceEmbeddingGenerator(recognizer);

        await generator.GenerateAsync([], new() { Dimensions = recognizer.Dimension, ModelId = recognizer.Identity });
        await Should.ThrowAsync<ArgumentException>(() => generator.GenerateAsync([], new() { Dimensions = 64 }));
        await Should.ThrowAsync<ArgumentException>(() => generator.GenerateAsync([], new() { ModelId = "arcface" }));
    }

    [Fact]
    public async Task It_stops_when_it_is_told()
    {
        using var generator = await GeneratorAsync();
        var anna = await Load((await demo.PortraitsAsync()).Anna);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            generator.GenerateAsync([anna], null, new CancellationToken(canceled: true))
        );
    }

    [Fact]
    public async Task Disposing_it_leaves_the_recognizer_alone()
    {
        var recognizer = await demo.RecognizerAsync();
        new FaceEmbeddingGenerator(recognizer).Dispose();

        recognizer.FindMainFace((await demo.PortraitsAsync()).Anna).ShouldNotBeNull();
    }

    private static async Task<DataContent> Load(string path) => await DataContent.LoadFromAsync(path);

    private async Task<FaceEmbeddingGenerator> GeneratorAsync() => new(await demo.RecognizerAsync());
}
