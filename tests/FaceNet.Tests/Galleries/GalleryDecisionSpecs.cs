using FaceNet.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Galleries;

public sealed class GalleryDecisionSpecs : IDisposable
{
    private readonly TestFolder folder = new();
    private Gallery gallery;

    public GalleryDecisionSpecs() => gallery = Open();

    public void Dispose()
    {
        gallery.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_merge_is_undone_with_names_and_faces_even_after_the_gallery_was_closed()
    {
        Enroll("Annie", 1);
        Enroll("Anna", 2, 3);
        var before = Content();
        gallery.Merge("Annie", "Anna");
        gallery.Rename("Anna", "Ann");
        gallery.Dispose();
        gallery = Open();

        gallery.Undo()!.Kind.ShouldBe(DecisionKind.Name);
        gallery
            .Undo()
            .ShouldBe(
                new GalleryDecision(4, DecisionKind.Merge, DecisionState.Undone, "Anna", "Annie", [1, 2, 3]),
                Same
            );

        Content().ShouldBe(before);
    }

    [Fact]
    public void Who_takes_a_merged_name_meanwhile_is_undone_first()
    {
        Enroll("Annie", 1);
        Enroll("Anna", 2);
        gallery.Merge("Annie", "Anna");
        Enroll("Annie", 5);

        gallery.Undo()!.Kind.ShouldBe(DecisionKind.Enroll);
        gallery.Undo()!.Kind.ShouldBe(DecisionKind.Merge);

        Content().ShouldBe(["Anna: 2", "Annie: 1"]);
    }

    [Fact]
    public void Faces_split_off_are_somebody_new_and_the_rest_stays()
    {
        Enroll("Anna", 1, 2, 3);

        gallery.Split("anna", [3, 1, 3], " Berta ").ShouldBe(new GalleryPerson(2, "Berta", 2));
        Content().ShouldBe(["Anna: 2", "Berta: 1 3"]);
        gallery.Undo();

        Content().ShouldBe(["Anna: 1 2 3"]);
        gallery.Split("Anna", [2]).ShouldBe(new GalleryPerson(3, "Person 3", 1) { IsNamed = false });
    }

    [Theory]
    [InlineData("There is no Cleo in the gallery", "Cleo", null, 1)]
    [InlineData("There is no face 9 of Anna in the gallery", "Anna", null, 9)]
    [InlineData("There is no face 3 of Anna in the gallery", "Anna", null, 3)]
    [InlineData("Anna has 2 faces, of which 2 were named.", "Anna", null, 1, 2)]
    [InlineData("Anna has 2 faces, of which 0 were named.", "Anna", null)]
    [InlineData("There is a Berta in the gallery already.", "Anna", "berta", 1)]
    public void What_cannot_be_split_is_told_and_nothing_is_written_down(
        string problem,
        string person,
        string? name,
        params int[] faces
    )
    {
        Enroll("Anna", 1, 2);
        Enroll("Berta", 3);
        var before = Content();

        Should
            .Throw<GalleryException>(() => gallery.Split(person, [.. faces.Select(face => (long)face)], name))
            .Message.ShouldContain(problem);

        Content().ShouldBe(before);
        gallery.Decisions.Count.ShouldBe(3);
    }

    [Fact]
    public void A_face_that_is_rejected_is_nobodys_and_one_that_is_confirmed_is_moved()
    {
        Enroll("Anna", 1, 2);
        Enroll("Berta", 3);

        gallery.Reject("Anna", 1).Faces.ShouldBe(1);
        Content().ShouldBe(["Anna: 2", "Berta: 3", "nobody: 1"]);
        gallery.Confirm("Berta", 1).Faces.ShouldBe(2);
        gallery.Confirm("Berta", 2);
        Content().ShouldBe(["Anna:", "Berta: 1 2 3"]);

        for (var undone = 0; undone < 3; undone++)
            gallery.Undo()!.Kind.ShouldBeOneOf(DecisionKind.Confirm, DecisionKind.Reject);
        Content().ShouldBe(["Anna: 1 2", "Berta: 3"]);
        Should.Throw<GalleryException>(() => gallery.Confirm("Anna", 9)).Message.ShouldContain("There is no face 9 in");
        Should.Throw<GalleryException>(() => gallery.Reject("Cleo", 1)).Message.ShouldContain("There is no Cleo");
    }

    [Fact]
    public void To_confirm_what_is_known_is_no_decision()
    {
        Enroll("Anna", 1);

        gallery.Decisions.ShouldHaveSingleItem().Kind.ShouldBe(DecisionKind.Enroll);
    }

    [Fact]
    public void An_enrolment_is_undone_with_the_face_and_whoever_it_made()
    {
        Enroll("Anna", 1);
        gallery.Add("Berta", GalleryScans.Face(1, 2, x: 300));

        gallery.Undo().ShouldNotBeNull();
        Content().ShouldBe(["Anna: 1"]);
        gallery.Undo().ShouldNotBeNull();
        Content().ShouldBeEmpty();
        gallery.Undo().ShouldBeNull();

        // Numbers are never given again, and the same photo can be enrolled again.
        gallery.Add("Anna", GalleryScans.Face(1, 1)).ShouldBe(new AddedFace(new(3, "Anna", 1), 3, IsNew: true));
    }

    [Fact]
    public void A_face_of_nobody_is_enrolled_without_being_added_again()
    {
        gallery.Add([GalleryScans.Face(1, 1), GalleryScans.Face(1, 1), GalleryScans.Face(2, 1)]).ShouldBe(2);
        gallery.Add([GalleryScans.Face(1, 1)]).ShouldBe(0);

        gallery.Add("Anna", GalleryScans.Face(1, 1)).ShouldBe(new AddedFace(new(1, "Anna", 1), 1, IsNew: true));

        Content().ShouldBe(["Anna: 1", "nobody: 2"]);
        gallery.KnownFaces.ShouldBe([1]);
        gallery.Undo();
        Content().ShouldBe(["nobody: 1 2"]);
    }

    [Fact]
    public void A_person_without_a_name_is_called_by_number_until_there_is_one()
    {
        Enroll("Anna", 1, 2, 3);
        Enroll("Person 3", 4);
        var unnamed = gallery.Split("Anna", [1]);

        // Number 3 is passed over, for somebody is called so.
        unnamed.ShouldBe(new GalleryPerson(4, "Person 4", 1) { IsNamed = false });
        gallery.Find("person 4").ShouldBe(unnamed);
        Should.Throw<GalleryException>(() => gallery.Rename("Anna", "Person 4"));
        gallery.Rename("Person 4", "Berta").ShouldBe(new GalleryPerson(4, "Berta", 1));
        gallery.Find("Person 4").ShouldBeNull();
        gallery.Undo();
        gallery.Find("Person 4").ShouldBe(unnamed);
    }

    [Fact]
    public void In_a_merge_the_given_name_stays()
    {
        Enroll("Anna", 1, 2);
        gallery.Split("Anna", [2]);

        gallery.Merge("Anna", "Person 2").ShouldBe(new GalleryPerson(2, "Anna", 2));

        gallery.Undo();
        Content().ShouldBe(["Anna: 1", "Person 2: 2"]);
    }

    [Fact]
    public void The_journal_tells_what_was_decided_by_the_names_of_now()
    {
        Enroll("Anna", 1, 2, 3);
        gallery.Split("Anna", [3]);
        gallery.Rename("Person 2", "Berta");
        gallery.Differ("Anna", "Berta");
        gallery.Reject("Anna", 1);
        gallery.Undo();

        gallery
            .Decisions.Skip(3)
            .Select(decision =>
                $"{decision.Kind} {decision.Person} {decision.Other} {string.Join(' ', decision.Faces)} {decision.State}"
            )
            .ShouldBe([
                "Split Berta Anna 3 InForce",
                "Name Berta Person 2 3 InForce",
                "Differ Anna Berta 1 2 InForce",
                "Reject Anna   Undone",
            ]);
    }

    [Theory]
    [InlineData("Anna", "Berta", "Anna")]
    [InlineData("Person 2", "Berta", "Person 2")]
    public void A_name_that_was_taken_back_is_told_with_the_name_of_now(string old, string given, string now)
    {
        Enroll("Anna", 1, 2);
        gallery.Split("Anna", [2]);
        gallery.Rename(old, given);
        gallery.Undo();

        var decision = gallery.Decisions[^1];
        (decision.Kind, decision.State).ShouldBe((DecisionKind.Name, DecisionState.Undone));
        (decision.Person, decision.Other).ShouldBe((given, now));
        gallery.Forget(now);
        Texts("Berta").ShouldBeEmpty();
    }

    [Fact]
    public void Who_is_forgotten_leaves_no_trace_in_the_journal_and_what_was_said_of_others_stays()
    {
        Enroll("Annie Annasdottir", 1);
        Enroll("Anna", 2, 3, 4);
        gallery.Merge("Annie Annasdottir", "Anna");
        gallery.Rename("Anna", "Anna Annasdottir");
        gallery.Split("Anna Annasdottir", [3, 4], "Berta");
        Enroll("Cleo", 5);
        gallery.Reject("Cleo", 1);
        Texts("Annasdottir").ShouldNotBeEmpty();

        gallery.Forget("Anna Annasdottir")!.Faces.ShouldBe(2);

        Texts("Annasdottir").ShouldBeEmpty();
        Content().ShouldBe(["Berta: 3 4", "Cleo: 5"]);
        gallery.KnownFaces.Order().ShouldBe([3, 4, 5]);
        // The merge and the split say that 3 and 4 are one person; where they were is gone, so nothing leads back.
        gallery.Undo()!.Person.ShouldBe("Cleo");
        gallery.Undo().ShouldBeNull();
        Content().ShouldBe(["Berta: 3 4"]);
        gallery.Decisions.ShouldAllBe(decision => decision.Faces.All(face => face == 3 || face == 4));
    }

    [Fact]
    public void A_person_with_part_of_a_merge_forgotten_can_be_forgotten_too()
    {
        Enroll("Anna", 1, 2);
        Enroll("Berta", 3, 4);
        gallery.Merge("Berta", "Anna");
        gallery.Split("Anna", [3], "Cleo");

        gallery.Forget("Cleo")!.Faces.ShouldBe(1);
        gallery.Forget("Anna")!.Faces.ShouldBe(3);

        gallery.KnownFaces.ShouldBeEmpty();
        gallery.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public void Faces_of_nobody_that_are_forgotten_leave_no_trace_and_people_keep_theirs()
    {
        Enroll("Anna", 1, 2, 3);
        Enroll("Berta", 4);
        gallery.Reject("Anna", 2);
        gallery.Reject("Anna", 3);
        gallery.Confirm("Anna", 1);

        gallery.ForgetAlone().ShouldBe(2);
        gallery.ForgetAlone().ShouldBe(0);

        Content().ShouldBe(["Anna: 1", "Berta: 4"]);
        gallery.Faces().Select(face => face.Id).ShouldBe([1, 4]);
        gallery.KnownFaces.Order().ShouldBe([1, 4]);
        gallery.Decisions.ShouldAllBe(decision => decision.Faces.All(face => face == 1 || face == 4));
        gallery.Undo()!.Person.ShouldBe("Berta");
        gallery.Undo()!.Person.ShouldBe("Anna");
        gallery.Undo().ShouldBeNull();
    }

    [Fact]
    public void A_new_face_on_a_photo_with_another_one_of_the_person_takes_its_place()
    {
        Enroll("Anna", 1);
        gallery.Add([GalleryScans.Face(7, 1, x: 300)]);
        gallery.Confirm("Anna", 2);

        // Both were said to be Anna.
        gallery.Add("Anna", GalleryScans.Face(7, 1, x: 10)).FaceId.ShouldBe(3);

        Content().ShouldBe(["Anna: 1 2 3"]);
    }

    [Fact]
    public async Task Two_processes_decide_at_once_and_every_decision_counts()
    {
        Enroll("Anna", [.. Enumerable.Range(1, 40)]);
        using var other = Open();

        await Task.WhenAll(Task.Run(() => Reject(gallery, from: 1)), Task.Run(() => Reject(other, from: 2)));

        gallery.Find("Anna")!.Faces.ShouldBe(0);
        while (gallery.Undo()?.Kind == DecisionKind.Reject) { }
        gallery.Find("Anna")!.Faces.ShouldBe(39);

        static void Reject(Gallery gallery, int from)
        {
            for (var face = from; face <= 40; face += 2)
                gallery.Reject("Anna", face);
        }
    }

    private Gallery Open() => Gallery.Open(folder.At("gallery.db"));

    private void Enroll(string name, params int[] photos)
    {
        foreach (var photo in photos)
            gallery.Add(name, GalleryScans.Face(photo, 1, 0.01f * photo));
    }

    /// <summary>Everybody with their faces.</summary>
    private string[] Content() => GalleryText.Of(gallery);

    /// <summary>The files in which a text can be found.</summary>
    private string[] Texts(string text) =>
        [
            .. Directory
                .GetFiles(folder.Path)
                .Where(file =>
                {
                    using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                    var bytes = new byte[stream.Length];
                    stream.ReadExactly(bytes);
                    return bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
                }),
        ];

    private static readonly IEqualityComparer<GalleryDecision?> Same = EqualityComparer<GalleryDecision?>.Create(
        (one, other) => one! with { Faces = [] } == other! with { Faces = [] } && one.Faces.SequenceEqual(other.Faces)
    );
}
