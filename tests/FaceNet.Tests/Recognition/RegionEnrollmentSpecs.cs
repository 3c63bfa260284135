using FaceNet.Galleries;
using FaceNet.Recognition;
using FaceNet.Regions;
using FaceNet.Tests.Galleries;
using FaceNet.Tests.Organizing;
using FaceNet.Tests.Regions;

namespace FaceNet.Tests.Recognition;

public sealed class RegionEnrollmentSpecs : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Gallery gallery;
    private readonly RegionEnrollment enrollment;

    public RegionEnrollmentSpecs()
    {
        gallery = Gallery.Open(folder.At("gallery.db"));
        enrollment = new(
            new Enrollment(gallery, GalleryScans.Space, new Threshold(0.2f, 0.001, "made up")),
            new PhotoRegions()
        );
    }

    public void Dispose()
    {
        gallery.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_face_that_was_found_where_a_name_is_gets_it()
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.DigiKam);
        var (anna, other) = (Face(1, x: 17), Face(2, x: 60));

        var (name, result) = enrollment.Add(Scan(photo, other, anna)).ShouldHaveSingleItem();

        (name, result.Outcome).ShouldBe(("Anna", EnrollmentOutcome.Enrolled));
        var enrolled = gallery.Faces().ShouldHaveSingleItem();
        enrolled.Face.Box.ShouldBe(anna.Face.Box);
        gallery.People.ShouldHaveSingleItem().Name.ShouldBe("Anna");
    }

    [Fact]
    public void A_name_where_no_face_was_found_is_told()
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.DigiKam);

        var (name, result) = enrollment.Add(Scan(photo, Face(1, x: 60))).ShouldHaveSingleItem();

        (name, result.Outcome).ShouldBe(("Anna", EnrollmentOutcome.NoFace));
        result.Reason.ShouldBe("No face was found where Anna is marked, at 16,16 of 8×8 pixels.");
        gallery.People.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_was_only_recognised_is_passed_over()
    {
        using var photo = new RegionPhoto();
        photo.Write(RegionPhoto.Face("Anna"), RegionPhoto.Face(null, x: 60));

        enrollment.Add(Scan(photo, Face(1, x: 16))).ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_a_name_or_be_read_has_its_reason_and_stops_nobody()
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.DigiKam.Replace("Anna", new string('a', 101)));
        enrollment
            .Add(Scan(photo, Face(1)))
            .ShouldHaveSingleItem()
            .Result.Outcome.ShouldBe(EnrollmentOutcome.UnusableName);

        photo.WithSidecar("<x");
        var (name, result) = enrollment.Add(Scan(photo, Face(1))).ShouldHaveSingleItem();
        name.ShouldBeNull();
        result.Outcome.ShouldBe(EnrollmentOutcome.Unreadable);
        result.Reason.ShouldNotBeNull().ShouldContain("is malformed");

        enrollment
            .Add(Scans.Unreadable("a.heic", "HEIC is not supported."))
            .ShouldHaveSingleItem()
            .Result.Reason.ShouldBe("HEIC is not supported.");
    }

    private static FaceNet.Scanning.PhotoFace Face(int person, float x = 16)
    {
        var (face, thumbnail) = Scans.Face(person);
        return new(face with { Box = RegionPhoto.Anna with { X = x } }, thumbnail);
    }

    private static FaceNet.Scanning.ScannedPhoto Scan(RegionPhoto photo, params FaceNet.Scanning.PhotoFace[] faces) =>
        GalleryScans.Photo(1, faces) with
        {
            Path = photo.Path,
        };
}
