using FaceNet.Curation;
using FaceNet.Galleries;
using FaceNet.Organizing;
using FaceNet.Scanning;
using FaceNet.Tests.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Curation;

/// <summary>A page keeps to what was decided in a gallery.</summary>
public sealed class RememberedFacesSpecs : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Gallery gallery;
    private readonly List<ScannedPhoto> photos = [];

    public RememberedFacesSpecs() => gallery = Gallery.Open(folder.At("gallery.db"));

    public void Dispose()
    {
        gallery.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Who_was_merged_is_one_and_who_was_split_two()
    {
        // Tilts tell the faces apart: by its vector a face is known again.
        Add(1, Scans.Face(1, 0.01f));
        Add(2, Scans.Face(1, 0.02f));
        Add(3, Scans.Face(1, 0.03f));
        Add(4, Scans.Face(1, 0.04f));
        Add(5, Scans.Face(2, 0.05f));
        Add(6, Scans.Face(2, 0.06f));
        Organize().ShouldBe(["1 2 3 4", "5 6"]);

        new GallerySorter(gallery, new() { MeanSquaredDistance = 1 }).Sort();
        gallery.Split("Person 1", [3, 4], "Anna");
        gallery.Merge("Person 2", "Person 1");

        Organize().ShouldBe(["Anna: 3 4", "Person 1: 1 2 5 6"]);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(0.1f)]
    public void A_rejected_face_goes_to_another_person_or_nobody_however_good_it_is(float quality)
    {
        Add(1, Scans.Face(1, 0.01f));
        Add(2, Scans.Face(1, 0.02f));
        Add(3, Scans.Face(1, 0.03f, quality));
        Organize().ShouldBe(["1 2 3"]);

        new GallerySorter(gallery, new() { MeanSquaredDistance = 1 }).Sort();
        gallery.Reject("Person 1", 3);

        Organize().ShouldBe(["Person 1: 1 2"]);
    }

    [Fact]
    public void A_poor_face_that_was_confirmed_goes_to_its_person_however_far()
    {
        Add(1, Scans.Face(1, 0.01f));
        Add(2, Scans.Face(1, 0.02f));
        Add(3, Scans.Face(2, 0.03f, quality: 0.1f));
        Organize().ShouldBe(["1 2"]);

        gallery.Add("Anna", Of(1));
        gallery.Confirm("Anna", 3);

        Organize().ShouldBe(["Anna: 1 2 3"]);
    }

    [Fact]
    public void Two_faces_of_one_photo_are_one_person_where_somebody_said_so_and_copies_are_no_matter()
    {
        Add(1, Scans.Face(1, 0.01f), Scans.Face(1, 0.02f, x: 300));
        Add(2, Scans.Face(1, 0.03f));
        photos.Add(photos[1] with { Path = "copy/2.jpg" });
        Organize().Length.ShouldBe(1);

        foreach (var face in new long[] { 1, 2, 3 })
            if (face == 1)
                gallery.Add("Anna", Of(1));
            else
                gallery.Confirm("Anna", face);

        Organize().ShouldBe(["Anna: 1 1 2 2"]);
    }

    [Fact]
    public void A_group_is_not_called_by_the_name_of_somebody_whom_a_face_of_it_was_said_not_to_be()
    {
        Add(1, Scans.Face(1, 0.01f));
        Add(2, Scans.Face(1, 0.02f));
        Add(3, Scans.Face(2));
        gallery.Add("Anna", Of(1));
        gallery.Add("Berta", Of(3));
        Name(2, resembling: "Anna").ShouldBe("Anna");
        Name(2, resembling: null).ShouldBeNull();

        gallery.Reject("Anna", 2);

        Name(2, resembling: "Anna").ShouldBeNull();
        Name(2, resembling: "Berta").ShouldBe("Berta");
        Name(1, resembling: "Berta").ShouldBe("Anna");
    }

    [Fact]
    public void A_group_has_the_name_of_whom_it_resembles_only_where_it_is_near_on_average()
    {
        Add(1, Scans.Face(1));
        Add(2, Scans.Face(1, 0.5f));
        gallery.Add("Anna", Of(1));
        var distance = photos[0].Faces[0].Face.Embedding.SquaredDistance(photos[1].Faces[0].Face.Embedding);

        Name(2, "Anna", furthest: distance + 0.001f).ShouldBe("Anna");
        Name(2, "Anna", furthest: distance - 0.001f).ShouldBeNull();
    }

    [Fact]
    public void Who_was_found_in_the_gallery_is_called_as_there_before_anybody_whom_they_resemble()
    {
        Add(1, Scans.Face(1, 0.01f));
        Add(2, Scans.Face(1, 0.02f));
        Add(3, Scans.Face(2));
        new GallerySorter(gallery, new() { MeanSquaredDistance = 1 }).Sort();
        gallery.Add("Anna", Of(3));

        Name(1, resembling: "Anna").ShouldBe("Person 1");
        Organize().ShouldBe(["Anna: 3", "Person 1: 1 2"]);
    }

    private string? Name(int photo, string? resembling, float furthest = 4) =>
        new RememberedFaces(gallery)
            .NameOf([photos[photo - 1].Faces[0].Face.Embedding], furthest, _ => resembling)
            ?.Name;

    private void Add(int number, params PhotoFace[] faces)
    {
        var photo = GalleryScans.Photo(number, faces);
        photos.Add(photo);
        var intake = new GalleryIntake(gallery, GalleryScans.Space, minQuality: 0);
        intake.Add(photo);
        intake.Flush();
    }

    /// <summary>The first face of a photo, to enrol.</summary>
    private NewFace Of(int number)
    {
        var photo = photos.First(photo => photo.Path == $"2024/{number}.jpg");
        return new NewFace(
            new GalleryPhoto(photo.Sha256!, photo.Path),
            photo.Faces[0].Face,
            GalleryScans.Space,
            photo.Faces[0].Thumbnail
        );
    }

    /// <summary>The people of the page with their photos by number.</summary>
    private string[] Organize()
    {
        var remembered = new RememberedFaces(gallery);
        var options = new GroupingOptions { MeanSquaredDistance = 1, Knowledge = remembered.Among };
        var grouper = new PeopleGrouper(options);
        foreach (var photo in photos)
            grouper.Add(photo);
        return
        [
            .. grouper
                .Group(faces => remembered.NameOf(faces))
                .People.Select(person =>
                    (person.Name is { } name ? name + ": " : "")
                    + string.Join(
                        ' ',
                        person
                            .Faces.Select(face => Path.GetFileNameWithoutExtension(face.Photo))
                            .Order(StringComparer.Ordinal)
                    )
                )
                .OrderBy(text => text, StringComparer.Ordinal),
        ];
    }
}
