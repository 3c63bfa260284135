using FaceNet.Galleries;
using FaceNet.Recognition;
using FaceNet.Tests.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Recognition;

public sealed class EnrollmentSpecs : IDisposable
{
    // Two faces of one direction tilted by t and u are tan-like apart: about (t − u)². 0.2 is a tilt of 0.45 or so.
    private static readonly Threshold Threshold = new(0.2f, 0.001, "made up");

    private readonly TestFolder folder = new();
    private readonly Gallery gallery;

    public EnrollmentSpecs() => gallery = Gallery.Open(folder.At("gallery.db"));

    public void Dispose()
    {
        gallery.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_main_face_is_enrolled_with_its_picture_and_place()
    {
        var (small, large) = (Scans.Face(2, x: 600), Scans.Face(1, x: 300));

        Enroll("Anna", GalleryScans.Photo(1, small, large)).Outcome.ShouldBe(EnrollmentOutcome.Enrolled);

        var face = gallery.Faces().ShouldHaveSingleItem();
        face.Face.Box.X.ShouldBe(300);
        face.Photo.ShouldBe(new GalleryPhoto(GalleryScans.Hash(1), "2024/1.jpg"));
        gallery.Thumbnail(face.Id).ToArray().ShouldBe([0xFF, 0xD8, 1]);
    }

    [Fact]
    public void The_face_at_a_place_is_enrolled_if_there_is_one()
    {
        var photo = GalleryScans.Photo(1, Scans.Face(1, x: 300), Scans.Face(2, x: 600));

        Start().Add("Berta", photo, new BoundingBox(602, 21, 30, 40)).Outcome.ShouldBe(EnrollmentOutcome.Enrolled);
        Start()
            .Add("Cleo", photo, new BoundingBox(10, 20, 30, 40))
            .ShouldBeRefused(EnrollmentOutcome.NoFace, "No face was found at 10,20.");

        gallery.Faces().ShouldHaveSingleItem().Face.Box.X.ShouldBe(600);
    }

    [Fact]
    public void Nothing_is_enrolled_without_a_face_or_a_good_one_and_the_reason_is_told()
    {
        Enroll("Anna", GalleryScans.Photo(1)).ShouldBeRefused(EnrollmentOutcome.NoFace, "No face was found.");
        Enroll("Anna", GalleryScans.Photo(2, Scans.Face(1, quality: 0.1f)))
            .ShouldBeRefused(
                EnrollmentOutcome.PoorQuality,
                "Its face has quality 0.100, less than 0.250: blurred: a test."
            );
        Enroll("Anna", GalleryScans.Photo(3, Scans.Face(1, quality: 0.2497f)))
            .ShouldBeRefused(
                EnrollmentOutcome.PoorQuality,
                "Its face has quality 0.249, less than 0.250: blurred: a test."
            );
        Enroll("Anna", Scans.Unreadable("a.heic", "HEIC is not supported."))
            .ShouldBeRefused(EnrollmentOutcome.Unreadable, "HEIC is not supported.");

        gallery.People.ShouldBeEmpty();
    }

    [Fact]
    public void A_photo_is_known_again_by_its_content_wherever_it_lies()
    {
        Enroll("Anna", GalleryScans.Photo(1, Scans.Face(1)));

        Enroll("anna", GalleryScans.Photo(1, Scans.Face(1)) with { Path = "moved.jpg" })
            .ShouldBeRefused(EnrollmentOutcome.AlreadyEnrolled, "This photo is enrolled already.");
        Enroll("Berta", GalleryScans.Photo(1, Scans.Face(1)))
            .ShouldBeRefused(EnrollmentOutcome.EnrolledAsAnother, "The face on this photo is enrolled as Anna.");

        gallery.Faces().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_face_unlike_the_persons_others_is_enrolled_with_a_warning()
    {
        var enrollment = Start();
        enrollment.Add("Anna", GalleryScans.Photo(1, Scans.Face(1))).Warnings.ShouldBeEmpty();
        enrollment.Add("Anna", GalleryScans.Photo(2, Scans.Face(1, tilt: 0.1f))).Warnings.ShouldBeEmpty();

        var odd = enrollment.Add("Anna", GalleryScans.Photo(3, Scans.Face(5)));

        odd.Outcome.ShouldBe(EnrollmentOutcome.Enrolled);
        odd.Warnings.ShouldHaveSingleItem()
            .ShouldStartWith(
                "It is unlike the other faces of Anna: squared distance 2.000 to the nearest, 0.200 is usual"
            );
    }

    [Fact]
    public void A_face_like_another_persons_is_enrolled_with_a_warning_also_by_the_next_run()
    {
        Enroll("Anna", GalleryScans.Photo(1, Scans.Face(1)));

        var odd = Enroll("Berta", GalleryScans.Photo(2, Scans.Face(1, tilt: 0.1f)));

        odd.Outcome.ShouldBe(EnrollmentOutcome.Enrolled);
        odd.Warnings.ShouldHaveSingleItem().ShouldStartWith("It is like a face of Anna: squared distance 0.010.");
    }

    [Fact]
    public void A_gallery_of_another_model_is_refused_before_any_photo()
    {
        Enroll("Anna", GalleryScans.Photo(1, Scans.Face(1)));

        Should.Throw<GalleryException>(() =>
            new Enrollment(gallery, GalleryScans.Space with { Identity = "other" }, Threshold)
        );
    }

    private Enrollment Start() => new(gallery, GalleryScans.Space, Threshold);

    private EnrollmentResult Enroll(string name, FaceNet.Scanning.ScannedPhoto photo) => Start().Add(name, photo);
}

file static class EnrollmentResultAssertions
{
    public static void ShouldBeRefused(this EnrollmentResult result, EnrollmentOutcome outcome, string reason)
    {
        result.Outcome.ShouldBe(outcome);
        result.Reason.ShouldBe(reason);
    }
}
