using FaceNet.Curation;
using FaceNet.Galleries;
using FaceNet.Tests.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Curation;

public sealed class GalleryIntakeSpecs : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Gallery gallery;

    public GalleryIntakeSpecs() => gallery = Gallery.Open(folder.At("gallery.db"));

    public void Dispose()
    {
        gallery.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void All_good_faces_of_all_photos_come_in_once(int photos)
    {
        var intake = new GalleryIntake(gallery, GalleryScans.Space);
        for (var round = 0; round < 2; round++)
        for (var photo = 0; photo < photos; photo++)
            intake.Add(GalleryScans.Photo(photo, Scans.Face(1), Scans.Face(2, quality: 0.2f, x: 300)));
        intake.Add(Scans.Unreadable("a.jpg", "no photo"));
        intake.Flush();
        intake.Flush();

        (intake.Photos, intake.Added, intake.Known, intake.Poor).ShouldBe((2 * photos + 1, photos, photos, 2 * photos));
        gallery
            .Faces()
            .Select(face => face.Photo.Path)
            .ShouldBe(Enumerable.Range(0, photos).Select(n => $"2024/{n}.jpg"));
    }

    [Fact]
    public void Vectors_of_another_model_are_refused_before_any_photo_is_looked_at()
    {
        gallery.Add([GalleryScans.Face(1, 1)]);

        Should.Throw<GalleryException>(() =>
            new GalleryIntake(gallery, GalleryScans.Space with { Model = "other-net", Identity = "other-net" })
        );
    }
}
