using FaceNet.Organizing;
using FaceNet.Scanning;
using static FaceNet.Tests.Organizing.Scans;

namespace FaceNet.Tests.Organizing;

/// <summary>Directions 0 to 14 are groups that grouping keeps apart; a test says which of them somebody knows.</summary>
public sealed class GroupNamingSpecs
{
    [Fact]
    public void Groups_and_single_faces_of_one_name_are_one_person()
    {
        var photos = Group(
            new()
            {
                [0] = new("Anna", 0.3f),
                [1] = new("Anna", 0.2f),
                [2] = new("Anna", 0.1f),
            },
            Photo("1.jpg", Face(0)),
            Photo("2.jpg", Face(0)),
            Photo("3.jpg", Face(1)),
            Photo("4.jpg", Face(1)),
            Photo("5.jpg", Face(2)),
            Photo("6.jpg", Face(3))
        );

        var anna = photos.People.ShouldHaveSingleItem();
        anna.Name.ShouldBe("Anna");
        anna.Photos.ShouldBe(["1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"]);
        photos.Alone.ShouldHaveSingleItem().Photo.ShouldBe("6.jpg");
    }

    [Fact]
    public void Of_two_that_are_on_one_photo_the_nearer_gets_the_name()
    {
        var photos = Group(
            new()
            {
                [0] = new("Anna", 0.3f),
                [1] = new("Anna", 0.2f),
                [2] = new("Anna", 0.4f),
            },
            Photo("1.jpg", Face(0), Face(1), Face(2)),
            Photo("2.jpg", Face(0)),
            Photo("3.jpg", Face(1))
        );

        photos
            .People.Select(person => (person.Name, string.Join(' ', person.Photos)))
            .ShouldBe([("Anna", "1.jpg 3.jpg"), (null, "1.jpg 2.jpg")], ignoreOrder: true);
        photos.Alone.ShouldHaveSingleItem().Index.ShouldBe(2);
    }

    [Fact]
    public void What_somebody_said_holds_for_two_faces_of_one_photo_too()
    {
        var photos = Group(
            new() { [0] = new("Anna", 0, IsSaid: true), [1] = new("Anna", 0, IsSaid: true) },
            Photo("1.jpg", Face(0), Face(1))
        );

        photos.People.ShouldHaveSingleItem().Faces.Count.ShouldBe(2);
    }

    [Fact]
    public void A_poor_face_gets_no_name_of_its_own()
    {
        var photos = Group(new() { [0] = new("Anna", 0) }, Photo("1.jpg", Face(0, quality: 0.1f)));

        photos.People.ShouldBeEmpty();
        photos.Alone.ShouldHaveSingleItem();
    }

    private static OrganizedPhotos Group(Dictionary<int, GroupName> known, params IEnumerable<ScannedPhoto> photos)
    {
        var grouper = new PeopleGrouper(new GroupingOptions { MeanSquaredDistance = 1 });
        foreach (var photo in photos)
            grouper.Add(photo);
        return grouper.Group(faces => known.TryGetValue(faces[0].Values.IndexOf(1f), out var name) ? name : null);
    }
}
