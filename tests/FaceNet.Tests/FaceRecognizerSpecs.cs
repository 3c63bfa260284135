using FaceNet.Detection;
using FaceNet.Imaging;
using FaceNet.Tests.Cli;
using FaceNet.Tests.Imaging;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests;

public sealed class FaceRecognizerSpecs(DemoPhotos demo)
{
    [Fact]
    public async Task Faces_come_with_all_that_is_known_of_them_the_most_confident_first()
    {
        var recognizer = await demo.RecognizerAsync();
        var photo = Path.Combine(await DemoPhotos.FolderAsync(), "sample2.jpg");

        var faces = recognizer.FindFaces(photo);

        faces.Count.ShouldBeInRange(3, 5);
        faces.Select(face => face.Score).ShouldBeInOrder(SortDirection.Descending);
        foreach (var face in faces)
        {
            face.Embedding.Dimension.ShouldBe(recognizer.Dimension);
            face.Embedding.Values.ToArray().Sum(value => (double)value * value).ShouldBe(1, 1e-5);
            face.Quality.Score.ShouldBeInRange(0, 1);
        }
        // A nose that points away from the camera may lie outside the box.
        foreach (
            var (box, nose) in faces
                .Where(face => face.Quality.Pose > 0.5f)
                .Select(face => (face.Box, face.Landmarks.NoseTip))
        )
        {
            nose.X.ShouldBeInRange(box.X, box.Right);
            nose.Y.ShouldBeInRange(box.Y, box.Bottom);
        }
    }

    [Fact]
    public async Task Boxes_are_in_pixels_of_the_full_photo_however_large_it_is_decoded()
    {
        var photo = Path.Combine(await DemoPhotos.FolderAsync(), "sample3.jpg");
        using var small = await FaceRecognizer.LoadAsync(
            new() { Decoding = new PhotoDecoderOptions { TargetLongSide = 700 } }
        );

        var reduced = small.FindFaces(photo);

        var full = (await demo.RecognizerAsync()).FindFaces(photo);
        reduced.Count.ShouldBe(full.Count);
        foreach (var face in full)
            reduced.Max(other => other.Box.IntersectionOverUnion(face.Box)).ShouldBeGreaterThan(0.7f);
    }

    [Fact]
    public async Task A_path_the_bytes_and_the_pixels_give_the_same_face()
    {
        var recognizer = await demo.RecognizerAsync();
        var path = (await demo.PortraitsAsync()).Anna;
        var bytes = await File.ReadAllBytesAsync(path);

        Face?[] faces =
        [
            recognizer.FindMainFace(path),
            recognizer.FindMainFace(bytes),
            recognizer.FindMainFace(new PhotoDecoder().Decode(bytes)),
            recognizer.FindFaces(path).ShouldHaveSingleItem(),
        ];

        faces.Select(face => face!.Box).Distinct().ShouldHaveSingleItem();
        foreach (var face in faces)
            face!.Embedding.Values.ToArray().ShouldBe(faces[0]!.Embedding.Values.ToArray());
    }

    [Fact]
    public async Task Many_threads_get_what_one_gets()
    {
        var recognizer = await demo.RecognizerAsync();
        var path = (await demo.PortraitsAsync()).Berta;
        var expected = recognizer.FindMainFace(path)!.Embedding.Values.ToArray();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => recognizer.FindMainFace(path)!.Embedding))
        );

        foreach (var answer in answers)
            answer.Values.ToArray().ShouldBe(expected);
    }

    [Fact]
    public async Task Verification_holds_the_squared_distance_against_the_threshold()
    {
        var recognizer = await demo.RecognizerAsync();
        var photos = await demo.PortraitsAsync();
        var (anna, mirrored, berta) = (
            recognizer.FindMainFace(photos.Anna)!,
            recognizer.FindMainFace(photos.AnnaMirrored)!,
            recognizer.FindMainFace(photos.Berta)!
        );

        recognizer.Verify(anna, mirrored).Same.ShouldBeTrue();
        recognizer.Verify(anna, berta).Same.ShouldBeFalse();
        recognizer.Verify(anna, berta).SquaredDistance.ShouldBe(anna.Embedding.SquaredDistance(berta.Embedding));
        recognizer.Verify(anna, anna).SquaredDistance.ShouldBe(0);
        recognizer.Verify(anna, berta).Threshold.ShouldBe(recognizer.Threshold);
    }

    [Fact]
    public async Task A_photo_without_a_face_has_none()
    {
        var recognizer = await demo.RecognizerAsync();
        var photo = ImageEncoder.Png(Pictures.Noise(new PixelSize(300, 200)));

        recognizer.FindFaces(photo).ShouldBeEmpty();
        recognizer.FindMainFace(photo).ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 500)]
    [InlineData(500, 1)]
    [InlineData(7, 3)]
    public async Task Photos_of_any_shape_can_be_searched(int width, int height) =>
        (await demo.RecognizerAsync())
            .FindFaces(ImageEncoder.Png(new RgbImage(new PixelSize(width, height))))
            .ShouldBeEmpty();

    [Fact]
    public async Task What_is_no_photo_is_refused()
    {
        var recognizer = await demo.RecognizerAsync();

        Should.Throw<PhotoException>(() => recognizer.FindFaces("no photo"u8.ToArray()));
        Should.Throw<PhotoException>(() => recognizer.FindMainFace("/no/such/file.jpg"));
    }

    [Fact]
    public async Task A_model_that_does_not_exist_is_refused() =>
        (
            await Should.ThrowAsync<ModelException>(() => FaceRecognizer.LoadAsync(new() { Model = "arcface" }))
        ).Message.ShouldContain("'arcface'");

    [Fact]
    public async Task Recognizers_that_give_other_results_have_other_identities()
    {
        FaceRecognizerOptions[] different =
        [
            new(),
            new() { Model = "mobilefacenet" },
            new() { Detection = new FaceDetectorOptions { MinimumScore = 0.8f } },
            new() { Detection = new FaceDetectorOptions { SearchSides = [640] } },
            new() { Decoding = new PhotoDecoderOptions { TargetLongSide = 800 } },
        ];
        var identities = new HashSet<string>();

        foreach (var options in different)
        {
            using var recognizer = await FaceRecognizer.LoadAsync(options);
            identities.Add(recognizer.Identity).ShouldBeTrue($"{options}");
        }

        identities.ShouldContain((await demo.RecognizerAsync()).Identity);
    }

    [Fact]
    public void The_main_face_is_the_most_certain_one_even_where_another_is_larger()
    {
        var face = At(x: 100, side: 50, score: 0.999f);
        var hand = At(x: 300, side: 200, score: 0.95f);

        FaceRecognizer.MainFace([face, hand], new PixelSize(640, 480)).ShouldBe(face);
        FaceRecognizer.MainFace([hand, face], new PixelSize(640, 480)).ShouldBe(face);
    }

    [Fact]
    public void Of_faces_that_are_equally_certain_the_larger_one_is_the_main_face()
    {
        var small = At(x: 250, side: 50, score: 0.9995f);
        var large = At(x: 330, side: 100, score: 0.999f);

        FaceRecognizer.MainFace([small, large], new PixelSize(640, 480)).ShouldBe(large);
    }

    [Fact]
    public void Without_faces_there_is_no_main_face() =>
        FaceRecognizer.MainFace([], new PixelSize(640, 480)).ShouldBeNull();

    private static Face At(float x, float side, float score) =>
        Scans.Face(1).Face with
        {
            Box = new BoundingBox(x, 200, side, side),
            Score = score,
        };
}
