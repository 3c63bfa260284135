using CsCheck;
using FaceNet.Organizing;
using static FaceNet.Tests.Organizing.Scans;

namespace FaceNet.Tests.Organizing;

public sealed class PeopleGrouperSpecs
{
    private static readonly GroupingOptions Options = new() { MeanSquaredDistance = 1 };

    [Fact]
    public void Faces_of_one_person_come_together_and_the_rest_is_accounted_for()
    {
        var photos = Group(
            Photo("b.jpg", Face(0), Face(1)),
            Photo("a.jpg", Face(0, tilt: 0.1f)),
            Photo("c.jpg", Face(2)),
            Photo("e/empty.jpg"),
            Unreadable("d.jpg", "The file is empty.")
        );

        photos.People.ShouldHaveSingleItem().Photos.ShouldBe(["a.jpg", "b.jpg"]);
        photos.Alone.Select(face => (face.Photo, face.Index)).ShouldBe([("b.jpg", 1), ("c.jpg", 0)]);
        photos.WithoutFace.ShouldBe(["e/empty.jpg"]);
        photos.Unreadable.ShouldBe([new UnreadablePhoto("d.jpg", "The file is empty.")]);
        (photos.PhotoCount, photos.FaceCount).ShouldBe((5, 4));
    }

    [Fact]
    public void People_on_more_photos_come_first()
    {
        var photos = Group(
            Photo("1.jpg", Face(0), Face(1)),
            Photo("2.jpg", Face(0), Face(1)),
            Photo("3.jpg", Face(1)),
            Photo("4.jpg", Face(2)),
            Photo("5.jpg", Face(2))
        );

        photos.People.Select(person => person.Photos.Count).ShouldBe([3, 2, 2]);
        photos.People[0].Photos.ShouldBe(["1.jpg", "2.jpg", "3.jpg"]);
        photos.People.Skip(1).Select(person => person.Id).ShouldBeInOrder();
    }

    [Fact]
    public void Two_faces_of_one_photo_are_two_people()
    {
        ScannedPhoto[] twins = [Photo("1.jpg", Face(0), Face(0, x: 300)), Photo("2.jpg", Face(0), Face(0, x: 300))];

        var photos = Group(twins);

        photos.People.Count.ShouldBe(2);
        photos.People.ShouldAllBe(person => person.Faces.Count == 2 && person.Photos.Count == 2);
        Group(Options with { OneFaceAPhoto = false }, twins).People.ShouldHaveSingleItem().Faces.Count.ShouldBe(4);
    }

    [Fact]
    public void A_poor_face_cannot_join_two_people()
    {
        // Half way between two people: at a squared distance of 2 − √2 = 0.59 from each.
        var between = new float[Dimension];
        between[0] = between[1] = 1;
        var face = Face(0, quality: 0.1f);
        var poor = face with { Face = face.Face with { Embedding = Embedding.Normalize(between) } };
        ScannedPhoto[] scans =
        [
            Photo("1.jpg", Face(0)),
            Photo("2.jpg", Face(0)),
            Photo("3.jpg", Face(1)),
            Photo("4.jpg", Face(1)),
            Photo("5.jpg", poor),
        ];
        // Together with it, the two are at a mean of (4·2 + 2·0.59)/6 = 1.53; without it, at 2.
        var options = Options with
        {
            MeanSquaredDistance = 1.9f,
            AttachShare = 0.3f,
        };

        var photos = Group(options, scans);

        photos.People.Count.ShouldBe(2);
        photos.Alone.ShouldHaveSingleItem().Photo.ShouldBe("5.jpg");
        Group(options with { MinQuality = 0 }, scans).People.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_poor_face_is_attached_to_a_person_within_the_stricter_bound()
    {
        var options = Options with { AttachShare = 0.5f };

        // tan 0.5: the cosine is 1/√1.25, the squared distance 0.21. tan 2: 1/√5 and 1.11.
        var photos = Group(
            options,
            Photo("1.jpg", Face(0)),
            Photo("2.jpg", Face(0)),
            Photo("3.jpg", Face(0, tilt: 0.5f, quality: 0.1f)),
            Photo("4.jpg", Face(0, tilt: 2, quality: 0.1f))
        );

        photos.People.ShouldHaveSingleItem().Photos.ShouldBe(["1.jpg", "2.jpg", "3.jpg"]);
        photos.Alone.ShouldHaveSingleItem().Photo.ShouldBe("4.jpg");
    }

    [Fact]
    public void Of_two_poor_faces_in_a_photo_the_closer_one_is_attached()
    {
        var photos = Group(
            Photo("1.jpg", Face(0)),
            Photo("2.jpg", Face(0)),
            Photo("3.jpg", Face(0, tilt: 0.5f, quality: 0.1f), Face(0, tilt: 0.2f, quality: 0.1f))
        );

        photos.People.ShouldHaveSingleItem().Faces[^1].Index.ShouldBe(1);
        photos.Alone.ShouldHaveSingleItem().Index.ShouldBe(0);
    }

    [Fact]
    public void Poor_faces_alone_make_nobody()
    {
        var photos = Group(Photo("1.jpg", Face(0, quality: 0.1f)), Photo("2.jpg", Face(0, quality: 0.1f)));

        photos.People.ShouldBeEmpty();
        photos.Alone.Count.ShouldBe(2);
    }

    [Fact]
    public void The_number_of_faces_that_make_a_person_can_be_chosen()
    {
        ScannedPhoto[] scans = [Photo("1.jpg", Face(0)), Photo("2.jpg", Face(0)), Photo("3.jpg", Face(1))];

        Group(Options with { MinFaces = 1 }, scans).People.Count.ShouldBe(2);
        Group(Options with { MinFaces = 3 }, scans).Alone.Count.ShouldBe(3);
    }

    [Fact]
    public void The_cover_is_the_face_of_the_best_quality()
    {
        var photos = Group(
            Photo("1.jpg", Face(0, quality: 0.5f)),
            Photo("2.jpg", Face(0, quality: 0.9f)),
            Photo("3.jpg", Face(0, quality: 0.7f))
        );

        photos.People.ShouldHaveSingleItem().Cover.Photo.ShouldBe("2.jpg");
    }

    [Fact]
    public void An_id_survives_photos_that_sort_later()
    {
        ScannedPhoto[] before = [Photo("1.jpg", Face(0)), Photo("2.jpg", Face(0)), Photo("3.jpg", Face(1))];
        ScannedPhoto[] after = [.. before, Photo("4.jpg", Face(1)), Photo("5.jpg", Face(1)), Photo("6.jpg", Face(1))];

        var id = Group(before).People.ShouldHaveSingleItem().Id;

        Group(after).People.Select(person => person.Id).ToArray()[1].ShouldBe(id);
        id.ShouldMatch("^person-[0-9a-f]{12}$");
    }

    [Fact]
    public void No_photos_are_an_empty_result()
    {
        var photos = Group();

        (photos.PhotoCount, photos.FaceCount, photos.People.Count, photos.Alone.Count).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void A_photo_that_comes_twice_is_refused() =>
        Should.Throw<ArgumentException>(() => Group(Photo("1.jpg"), Photo("1.jpg"))).Message.ShouldContain("1.jpg");

    [Theory]
    [InlineData(-0.01f)]
    [InlineData(4.01f)]
    [InlineData(float.NaN)]
    public void Options_out_of_range_are_refused(float distance) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Options with { MeanSquaredDistance = distance });

    [Fact]
    public void Every_file_and_every_face_appears_once_whatever_the_order_and_the_threads() =>
        Gen.Select(Collection, Gen.Int)
            .Sample(
                (scans, seed) =>
                {
                    var photos = Group(Options with { Parallelism = 1 }, scans);
                    var shuffled = scans.ToArray();
                    new Random(seed).Shuffle(shuffled);

                    Text(Group(Options with { Parallelism = 3 }, shuffled)).ShouldBe(Text(photos));
                    FacesOf(photos)
                        .Select(face => (face.Photo, face.Index))
                        .Order()
                        .ShouldBe(scans.SelectMany(scan => scan.Faces.Select((_, i) => (scan.Path, i))).Order());
                    photos.WithoutFace.ShouldBe(scans.Where(scan => scan.Faces.Count == 0).Select(scan => scan.Path));
                },
                iter: 50
            );

    /// <summary>Up to 30 photos of up to 4 faces of 15 people, some of poor quality.</summary>
    private static readonly Gen<ScannedPhoto[]> Collection = Gen.Select(
            Gen.Int[0, 14],
            Gen.Float[0, 1],
            Gen.Float[0, 1],
            (person, tilt, quality) => Face(person, tilt, quality)
        )
        .Array[0, 4]
        .Array[0, 30]
        .Select(photos => photos.Select((faces, i) => Photo($"{i:000}.jpg", faces)).ToArray());

    private static IEnumerable<FaceInPhoto> FacesOf(OrganizedPhotos photos) =>
        photos.People.SelectMany(person => person.Faces).Concat(photos.Alone);

    private static string Text(OrganizedPhotos photos) =>
        string.Join(
            '\n',
            photos
                .People.Select(person => $"{person.Id} {string.Join(' ', person.Faces)} {person.Cover}")
                .Append(string.Join(' ', photos.Alone))
        );
}
