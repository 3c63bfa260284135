using FaceNet.Curation;
using FaceNet.Galleries;
using FaceNet.Tests.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Curation;

public sealed class GallerySorterSpecs : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Gallery gallery;

    public GallerySorterSpecs() => gallery = Gallery.Open(folder.At("gallery.db"));

    public void Dispose()
    {
        gallery.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Faces_join_who_is_there_or_found_somebody_new_or_stay_alone()
    {
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        Add((2, 1), (3, 2), (4, 2), (5, 3));

        Sort()
            .ShouldBe(
                new SortingResult(Joined: 1, Founded: 1, FoundedFaces: 2, Moved: 0, Alone: 1, People: 2, Faces: 5)
            );

        Content().ShouldBe(["Anna: 1 2", "Person 2: 3 4", "nobody: 5"]);
        Add((6, 3), (7, 2));
        Sort()
            .ShouldBe(
                new SortingResult(Joined: 1, Founded: 1, FoundedFaces: 2, Moved: 0, Alone: 0, People: 3, Faces: 7)
            );
        Content().ShouldBe(["Anna: 1 2", "Person 2: 3 4 7", "Person 3: 5 6"]);
    }

    [Fact]
    public void Without_anything_new_nothing_changes_and_an_empty_gallery_is_no_matter()
    {
        Sort(isFull: true).Faces.ShouldBe(0);
        Sort().People.ShouldBe(0);
        Add((1, 1), (2, 1), (3, 2));
        Sort();
        var before = Content();
        var revision = gallery.Revision;

        Sort()
            .ShouldBe(
                new SortingResult(Joined: 0, Founded: 0, FoundedFaces: 0, Moved: 0, Alone: 1, People: 1, Faces: 3)
            );

        Content().ShouldBe(before);
        gallery.Revision.ShouldBe(revision);
    }

    [Fact]
    public void A_face_that_was_like_nobody_when_its_turn_came_is_looked_at_again()
    {
        // The first and the second are further apart than the bound; the third lies between, nearer the second.
        Add((1, 1, 0f), (2, 1, 0.9f), (3, 1, 0.5f));

        Sort().FoundedFaces.ShouldBe(3);

        Content().ShouldBe(["Person 1: 1 2 3"]);
        Sort().Joined.ShouldBe(0);
    }

    [Fact]
    public void A_rejected_face_never_comes_back_by_itself()
    {
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        Add((2, 1));
        Sort();
        gallery.Reject("Anna", 2);

        Sort().Joined.ShouldBe(0);
        Sort(isFull: true).Joined.ShouldBe(0);
        Content().ShouldBe(["Anna: 1", "nobody: 2"]);

        gallery.Undo();
        Content().ShouldBe(["Anna: 1 2"]);
    }

    [Fact]
    public void Who_was_split_is_not_put_together_and_who_was_merged_not_taken_apart()
    {
        Add((1, 1), (2, 1), (3, 1), (4, 1), (5, 2), (6, 2));
        Sort();
        gallery.Split("Person 1", [3, 4]);
        gallery.Merge("Person 2", "Person 1");

        Sort(isFull: true);
        Add((7, 1));
        Sort();

        Content().ShouldBe(["Person 1: 1 2 5 6", "Person 3: 3 4 7"]);
    }

    [Fact]
    public void Two_faces_of_one_photo_are_two_people_unless_somebody_said_otherwise()
    {
        gallery.Add([GalleryScans.Face(1, 1), GalleryScans.Face(1, 1, x: 300), GalleryScans.Face(2, 1)]);
        Sort(isFull: true);
        Content().ShouldBe(["Person 1: 1 3", "nobody: 2"]);

        gallery.Confirm("Person 1", 2);
        Sort(isFull: true);

        Content().ShouldBe(["Person 1: 1 2 3"]);
    }

    [Fact]
    public void Two_people_with_names_stay_two_however_alike()
    {
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        gallery.Add("Anna's twin", GalleryScans.Face(2, 1));
        Add((3, 1));

        Sort(isFull: true);

        gallery.People.Count.ShouldBe(2);
        gallery.People.Sum(person => person.Faces).ShouldBe(3);
    }

    [Fact]
    public void A_full_pass_puts_together_what_grew_apart_and_keeps_who_they_were()
    {
        // 0.55 apart in tilt: each founds somebody; the face between them joins one; all three are one in a full pass.
        Add((1, 1, 0f), (2, 1, 0.02f));
        Sort(bound: 0.05f);
        Add((3, 1, 0.4f), (4, 1, 0.42f));
        Sort(bound: 0.05f);
        Content().ShouldBe(["Person 1: 1 2", "Person 2: 3 4"]);

        Sort(bound: 0.5f).Joined.ShouldBe(0);
        Content().ShouldBe(["Person 1: 1 2", "Person 2: 3 4"]);
        Sort(bound: 0.5f, isFull: true).Moved.ShouldBe(2);

        Content().ShouldBe(["Person 1: 1 2 3 4"]);
    }

    [Fact]
    public void A_name_stays_with_the_faces_that_it_was_given_for()
    {
        Add((1, 1), (2, 1), (3, 1), (4, 1), (5, 1));
        Sort();
        gallery.Split("Person 1", [5], "Anna");

        // The four others are more, but Anna is who was said to be.
        gallery.Merge("Person 1", "Anna");
        Sort(isFull: true);

        Content().ShouldBe(["Anna: 1 2 3 4 5"]);
    }

    [Fact]
    public void What_changes_meanwhile_is_not_lost()
    {
        Add((1, 1), (2, 1));
        var content = gallery.Content();
        using (var other = Gallery.Open(folder.At("gallery.db")))
            other.Add("Anna", GalleryScans.Face(1, 1));

        gallery.TryPlace(content.Revision, [new FacesPlaced(null, [1, 2])], []).ShouldBeFalse();

        Content().ShouldBe(["Anna: 1", "nobody: 2"]);
    }

    [Fact]
    public void A_cancelled_pass_leaves_everything_as_it_was()
    {
        Add((1, 1), (2, 1));
        var sorter = new GallerySorter(gallery, new() { MeanSquaredDistance = 0.5f });

        Should.Throw<OperationCanceledException>(() => sorter.Sort(new CancellationToken(canceled: true)));

        Content().ShouldBe(["nobody: 1 2"]);
    }

    [Fact]
    public async Task Two_processes_that_sort_and_add_at_once_lose_nothing()
    {
        using var other = Gallery.Open(folder.At("gallery.db"));

        await Task.WhenAll(Task.Run(() => Grow(gallery, from: 0)), Task.Run(() => Grow(other, from: 1)));

        Sort();
        Content().Length.ShouldBe(4);
        gallery.People.Select(person => person.Faces).ShouldBe([16, 16, 14, 14]);

        static void Grow(Gallery gallery, int from)
        {
            for (var photo = from; photo < 60; photo += 2)
            {
                gallery.Add([GalleryScans.Face(photo, photo / 2 % 4)]);
                new GallerySorter(gallery, new() { MeanSquaredDistance = 0.5f, Parallelism = 1 }).Sort();
            }
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SortingOptions { MeanSquaredDistance = 5 });
        Should.Throw<ArgumentOutOfRangeException>(() =>
            new SortingOptions { MeanSquaredDistance = 1, Parallelism = 0 }
        );
    }

    private void Add(params (int Photo, int Person)[] faces) =>
        gallery.Add([.. faces.Select(face => GalleryScans.Face(face.Photo, face.Person))]);

    private void Add(params (int Photo, int Person, float Tilt)[] faces) =>
        gallery.Add([.. faces.Select(face => GalleryScans.Face(face.Photo, face.Person, face.Tilt))]);

    private SortingResult Sort(float bound = 0.5f, bool isFull = false) =>
        new GallerySorter(gallery, new() { MeanSquaredDistance = bound, IsFull = isFull }).Sort();

    private string[] Content() => GalleryText.Of(gallery);
}
