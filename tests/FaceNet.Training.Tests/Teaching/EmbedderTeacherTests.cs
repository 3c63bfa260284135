using FaceNet.Models;
using FaceNet.Training.Data;
using FaceNet.Training.Export;
using FaceNet.Training.Networks;
using FaceNet.Training.Teaching;
using FaceNet.Training.Tests.Data;
using FaceNet.Training.Tests.Export;
using Google.Protobuf;

namespace FaceNet.Training.Tests.Teaching;

public sealed class EmbedderTeacherTests : IDisposable
{
    private readonly DrawnPeople people = new();
    private readonly EmbeddingNetwork network = new(NetworkCatalog.Find("NNS2"));

    public EmbedderTeacherTests()
    {
        network.eval();
        for (var i = 0; i < 6; i++)
            people.Draw($"{(char)('a' + (i / 2))}/{i}.png", i);
    }

    public void Dispose()
    {
        network.Dispose();
        people.Dispose();
    }

    [Fact]
    public async Task The_teacher_sees_each_crop_and_its_mirror_image_as_recognition_would()
    {
        // Crops for a network with the teacher's own input: what it sees is the plain crop to the pixel.
        using var crops = await people.BuildAsync(people.Options with { InputSize = network.Input });
        var faces = CropFaces.ToTrainOn(crops, AugmentationOptions.None);

        var teacher = EmbedderTeacher.Ask(Model(), faces, size: 128, people.Beside("answers"));

        using var onnx = new OnnxRunner(ProtoOf("teacher"));
        for (var image = 0; image < faces.Count; image++)
        {
            var sum = new float[128];
            foreach (var mirrored in (bool[])[false, true])
            {
                var pixels = new float[3 * network.Input.Pixels];
                new FaceAugmentation(AugmentationOptions.None, network.Input).Plain(
                    crops.Pixels(image),
                    crops.Size,
                    pixels,
                    mirrored
                );
                var answer = onnx.Run(Planes(pixels), 1, 3, 140, 116);
                for (var k = 0; k < sum.Length; k++)
                    sum[k] += answer[k];
            }
            var norm = MathF.Sqrt(sum.Sum(value => value * value));
            for (var k = 0; k < sum.Length; k++)
                teacher.EmbeddingOf(image)[k].ShouldBe(sum[k] / norm, 2e-3f);
        }
    }

    [Fact]
    public async Task Answers_are_kept_and_only_new_blends_are_asked_about()
    {
        using var crops = await people.BuildAsync(people.Options);
        var folder = people.Beside("answers");
        var first = EmbedderTeacher.Ask(Model(), CropFaces.ToTrainOn(crops, new()), 128, folder);
        var asked = new Counter();

        var more = EmbedderTeacher.Ask(Model(), CropFaces.ToTrainOn(crops, new(), blends: 3), 128, folder, asked);

        asked.Count.ShouldBe(3);
        more.EmbeddingOf(5).ToArray().ShouldBe(first.EmbeddingOf(5).ToArray());
        EmbedderTeacher
            .Ask(Model(), CropFaces.ToTrainOn(crops, new(), blends: 3), 128, folder, asked)
            .EmbeddingOf(8)
            .ToArray()
            .ShouldBe(more.EmbeddingOf(8).ToArray());
        asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_teacher_of_another_alignment_is_refused()
    {
        using var crops = await people.BuildAsync(people.Options);
        var faces = CropFaces.ToTrainOn(crops, new());
        var dlib = Model() with { Card = Model().Card with { Alignment = CardRules.DlibChip150 } };

        Should
            .Throw<ModelException>(() => EmbedderTeacher.Ask(dlib, faces, 128, people.Beside("answers")))
            .Message.ShouldContain("dlib-chip-150");
        Should
            .Throw<ModelException>(() => EmbedderTeacher.Ask(Model(), faces, 256, people.Beside("answers")))
            .Message.ShouldContain("at least as many");
    }

    [Fact]
    public async Task Blends_are_people_of_their_own_between_two_faces()
    {
        using var crops = await people.BuildAsync(people.Options);

        var faces = CropFaces.ToTrainOn(crops, AugmentationOptions.None, blends: 4);

        faces.Count.ShouldBe(10);
        Enumerable.Range(6, 4).Select(faces.PersonOf).ShouldBe([3, 4, 5, 6]);
        faces.Hash.ShouldNotBe(CropFaces.ToTrainOn(crops, AugmentationOptions.None).Hash);
        var blend = faces.Crop(7).ToArray();
        blend.ShouldBe(faces.Crop(7).ToArray());
        var isMixed = (
            from one in Enumerable.Range(0, 6)
            from other in Enumerable.Range(0, 6)
            select Enumerable
                .Range(0, blend.Length)
                .All(i =>
                    blend[i] >= Math.Min(crops.Pixels(one)[i], crops.Pixels(other)[i])
                    && blend[i] <= Math.Max(crops.Pixels(one)[i], crops.Pixels(other)[i])
                )
        ).Any(found => found);
        isMixed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Principal_components_keep_the_angles_that_matter(int size)
    {
        // Vectors in a plane of a space of six: two components hold all of them.
        var random = new Random(2);
        float[] Vector(float a, float b) => [a, b, a + b, a - b, 2 * a, b / 2];
        float[] all =
        [
            .. Enumerable.Range(0, 50).SelectMany(_ => Vector(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f)),
        ];

        var reduced = PrincipalComponents.Reduce(all, 50, size);

        var centred = Centre(all, 50);
        for (var i = 1; i < 50; i++)
            Cosine(reduced, size, 0, i).ShouldBe(Cosine(centred, 6, 0, i), 1e-3);
    }

    private ModelFile Model()
    {
        var path = people.Beside("teacher.onnx");
        File.WriteAllBytes(path, ProtoOf("teacher").ToByteArray());
        return new(path, OnnxExport.Card(network, "teacher", "none", "random weights"), "hash");
    }

    private Onnx.ModelProto ProtoOf(string name) =>
        network.ToOnnx(OnnxExport.Card(network, name, "none", "random weights"));

    private static float[] Planes(float[] pixels) =>
        [.. Enumerable.Range(0, 3).SelectMany(channel => pixels.Where((_, i) => i % 3 == channel))];

    private static float[] Centre(float[] vectors, int count)
    {
        var size = vectors.Length / count;
        return
        [
            .. vectors.Select(
                (value, i) => value - Enumerable.Range(0, count).Average(row => vectors[(row * size) + (i % size)])
            ),
        ];
    }

    private static double Cosine(float[] vectors, int size, int one, int other)
    {
        var a = vectors.AsSpan(one * size, size);
        var b = vectors.AsSpan(other * size, size);
        return System.Numerics.Tensors.TensorPrimitives.CosineSimilarity<float>(a, b);
    }

    private sealed class Counter : IProgress<double>
    {
        private int count;

        public int Count => count;

        public void Report(double value) => Interlocked.Increment(ref count);
    }
}
