using System.Numerics.Tensors;
using FaceNet.Models;
using FaceNet.Training.Data;
using FaceNet.Training.Teaching;
using FaceNet.Training.Tests.Data;

namespace FaceNet.Training.Tests.Teaching;

public sealed class ViewTeacherTests : IDisposable
{
    private readonly DrawnPeople people = new();

    public ViewTeacherTests()
    {
        for (var i = 0; i < 6; i++)
            people.Draw($"{(char)('a' + (i / 2))}/{i}.png", i);
    }

    public void Dispose() => people.Dispose();

    [Theory]
    [InlineData(112, 0.9999)]
    [InlineData(96, 0.95)]
    [InlineData(128, 0.95)]
    public async Task The_teacher_sees_the_face_that_the_student_is_shown(int side, double likeness)
    {
        using var crops = await people.BuildAsync(people.Options with { InputSize = new(side, side) });
        var faces = CropFaces.ToTrainOn(crops, AugmentationOptions.None);
        var model = await ModelStore.Default.GetAsync(CropEmbedder.UsualModel);
        using var onnx = await CropEmbedder.LoadAsync();
        using var teacher = ViewTeacher.Load(model, faces, onnx.Dimension, people.Beside("answers"));

        var answers = Ask(teacher, faces, mirrored: false);

        for (var image = 0; image < faces.Count; image++)
        {
            var expected = onnx.Embed(crops, image).Values;
            var answer = answers.AsSpan(image * teacher.Dimension, teacher.Dimension);
            TensorPrimitives.Dot(answer, expected).ShouldBeGreaterThan((float)likeness);
        }
    }

    [Fact]
    public async Task Changed_faces_get_other_answers_along_directions_that_are_kept()
    {
        using var crops = await people.BuildAsync(people.Options);
        var faces = CropFaces.ToTrainOn(crops, AugmentationOptions.None);
        var model = await ModelStore.Default.GetAsync(CropEmbedder.UsualModel);
        var folder = people.Beside("answers");
        using var teacher = ViewTeacher.Load(model, faces, 5, folder);
        var answers = Ask(teacher, faces, mirrored: false);

        Ask(teacher, faces, mirrored: true).ShouldNotBe(answers);
        for (var face = 0; face < faces.Count; face++)
            TensorPrimitives.Norm<float>(answers.AsSpan(face * 5, 5)).ShouldBe(1, 1e-4f);
        var stored = Directory.GetFiles(folder).ShouldHaveSingleItem();
        var written = File.GetLastWriteTimeUtc(stored);
        using var again = ViewTeacher.Load(model, faces, 5, folder);
        Ask(again, faces, mirrored: false).ShouldBe(answers);
        File.GetLastWriteTimeUtc(stored).ShouldBe(written);
    }

    [Fact]
    public async Task A_teacher_of_another_alignment_is_refused()
    {
        using var crops = await people.BuildAsync(people.Options);
        var faces = CropFaces.ToTrainOn(crops, new());
        var model = await ModelStore.Default.GetAsync(CropEmbedder.UsualModel);
        var dlib = model with { Card = model.Card with { Alignment = CardRules.DlibChip150 } };

        Should
            .Throw<ModelException>(() => ViewTeacher.Load(dlib, faces, 128, people.Beside("answers")))
            .Message.ShouldContain("dlib-chip-150");
        Should
            .Throw<ModelException>(() => ViewTeacher.Load(model, faces, 256, people.Beside("answers")))
            .Message.ShouldContain("at least as many");
    }

    private static float[] Ask(ViewTeacher teacher, CropFaces faces, bool mirrored)
    {
        var each = (int)faces.Input.Pixels * 3;
        var views = new float[faces.Count * each];
        for (var image = 0; image < faces.Count; image++)
            new FaceAugmentation(AugmentationOptions.None, faces.Input).Plain(
                faces.Crop(image),
                faces.CropSize,
                views.AsSpan(image * each, each),
                mirrored
            );
        return teacher.Answer([.. Enumerable.Range(0, faces.Count)], views);
    }
}
