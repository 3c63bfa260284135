using FaceNet.Galleries;
using FaceNet.Recognition;
using FaceNet.Tests.Cli;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Recognition;

public sealed class PersonRecognizerSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Who_is_enrolled_here_or_through_another_gallery_object_is_known_at_the_next_question()
    {
        var recognizer = await demo.RecognizerAsync();
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        using var gallery = Gallery.Open(folder.At("family.db"));
        using var other = Gallery.Open(folder.At("family.db"));
        using var people = new PersonRecognizer(recognizer, gallery);
        using var elsewhere = new PersonRecognizer(recognizer, other);

        people.Identify(mirrored).ShouldHaveSingleItem().Name.ShouldBeNull();
        people.Enroll("Anna", anna).Outcome.ShouldBe(EnrollmentOutcome.Enrolled);
        people.Identify(mirrored).ShouldHaveSingleItem().Name.ShouldBe("Anna");
        elsewhere.Identify(mirrored).ShouldHaveSingleItem().Name.ShouldBe("Anna");
        elsewhere.Enroll("Berta", berta);
        people.Identify(berta).ShouldHaveSingleItem().Name.ShouldBe("Berta");
        other.Forget("Anna");
        people.Identify(mirrored).ShouldHaveSingleItem().Name.ShouldBeNull();
    }

    [Fact]
    public async Task A_group_has_the_name_that_half_of_its_faces_have()
    {
        var recognizer = await demo.RecognizerAsync();
        var (anna, _, berta) = await demo.PortraitsAsync();
        using var gallery = Gallery.Open(folder.At("family.db"));
        using var people = new PersonRecognizer(recognizer, gallery);
        people.Enroll("Anna", anna);
        var (known, unknown) = (recognizer.FindMainFace(anna)!.Embedding, recognizer.FindMainFace(berta)!.Embedding);

        people.NameOf([known, unknown]).ShouldBe("Anna");
        people.NameOf([known, unknown, unknown]).ShouldBeNull();
        people.NameOf([unknown]).ShouldBeNull();
        people.NameOf([]).ShouldBeNull();
    }

    [Fact]
    public async Task A_photo_that_cannot_be_enrolled_says_why()
    {
        using var gallery = Gallery.Open(folder.At("family.db"));
        using var people = new PersonRecognizer(await demo.RecognizerAsync(), gallery);

        people.Enroll("Anna", folder.Write("text.jpg", "no photo")).Outcome.ShouldBe(EnrollmentOutcome.Unreadable);
        people.Enroll("Anna", folder.At("none.jpg")).Reason.ShouldNotBeNullOrEmpty();
    }
}
