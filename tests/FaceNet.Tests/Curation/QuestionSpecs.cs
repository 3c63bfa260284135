using System.Text.RegularExpressions;
using CsCheck;
using FaceNet.Cli;
using FaceNet.Cli.Output;
using FaceNet.Curation;
using FaceNet.Galleries;
using FaceNet.Pages;
using FaceNet.Tests.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Curation;

public sealed class QuestionSpecs : IDisposable
{
    /// <summary>Tangents whose directions are at a squared distance of about 0.5: 2 − 2·cos of 41°.</summary>
    private const float Near = 0.87f;
    private const float Bound = 0.5f;

    private readonly TestFolder folder = new();
    private readonly Gallery gallery;

    public QuestionSpecs() => gallery = Gallery.Open(folder.At("gallery.db"));

    public void Dispose()
    {
        gallery.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void What_moves_most_faces_is_asked_first()
    {
        Person("Anna", person: 1, photos: [1, 2, 3]);
        Unnamed(person: 1, Near, photos: [4, 5, 6]);
        Person("Berta", person: 2, photos: [7, 8, 9, 10, 11]);
        Unnamed(person: 2, Near, photos: [12, 13]);
        gallery.Add([GalleryScans.Face(20, 1, Near)]);

        var questions = Open();

        questions
            .Take(2)
            .Select(question => $"{question.Id} {question.Person.Name} {question.Other!.Name} {question.Faces}")
            .ShouldBe(["p1-p2 Anna Person 2 3", "p3-p4 Berta Person 4 2"]);
        questions[0].SquaredDistance.ShouldBe(2 - (2 / MathF.Sqrt(1 + (Near * Near))), 1e-4f);
        questions.ShouldBe(questions.OrderByDescending(question => question.Weight));
        questions
            .Where(question => question.Kind == QuestionKind.FaceOutside)
            .Select(question => (question.Id, question.Face.Photo.Path, question.Nearest.PersonId))
            .ShouldBe([("f14-p1", "2024/20.jpg", 1L)]);
    }

    [Fact]
    public void What_is_far_from_the_grouping_distance_is_not_asked()
    {
        Person("Anna", person: 1, photos: [1, 2]);
        Unnamed(person: 1, tilt: 0.3f, photos: [3, 4]);
        Unnamed(person: 2, tilt: 0, photos: [5, 6]);

        Open().ShouldBeEmpty();
    }

    [Fact]
    public void A_yes_makes_one_person_and_a_no_is_not_asked_again()
    {
        Person("Anna", person: 1, photos: [1, 2]);
        Unnamed(person: 1, Near, photos: [3, 4]);

        OpenQuestions.Answer(gallery, Open().Single(), isYes: false);
        Open().ShouldBeEmpty();
        gallery.Undo();
        OpenQuestions.Answer(gallery, Open().Single(), isYes: true);

        Open().ShouldBeEmpty();
        GalleryText.Of(gallery).ShouldBe(["Anna: 1 2 3 4"]);
    }

    [Fact]
    public void A_face_that_was_found_is_asked_about_until_it_is_confirmed_or_rejected()
    {
        Person("Anna", person: 1, photos: [1, 2, 3]);
        gallery.Add([GalleryScans.Face(4, 1, Near)]);
        new GallerySorter(gallery, new() { MeanSquaredDistance = 0.6f }).Sort();

        var question = Open().ShouldHaveSingleItem();
        (question.Kind, question.Id).ShouldBe((QuestionKind.FaceInside, "f4-p1"));
        OpenQuestions.Answer(gallery, question, isYes: true);
        Open().ShouldBeEmpty();
        gallery.Undo();
        OpenQuestions.Answer(gallery, Open().Single(), isYes: false);

        Open().ShouldBeEmpty();
        GalleryText.Of(gallery).ShouldBe(["Anna: 1 2 3", "nobody: 4"]);
    }

    [Fact]
    public void One_photo_and_two_names_are_answers()
    {
        Person("Anna", person: 1, photos: [1, 2]);
        gallery.Add("Berta", GalleryScans.Face(5, 1, Near));
        gallery.Add([GalleryScans.Face(1, 1, Near, x: 300)]);

        Open().Select(question => question.Id).ShouldBe([]);
    }

    [Fact]
    public void Whatever_was_decided_no_question_is_asked_that_is_answered() =>
        Gen.Int.Sample(
            seed =>
            {
                using var curation = new RandomCuration(seed);
                for (var step = 0; step < 12; step++)
                {
                    curation.AddPhotos();
                    curation.Sort(isFull: step % 4 == 3);
                    curation.Decide();
                }
                for (var answers = 0; answers < 200; answers++)
                {
                    var asked = new QuestionSearch(curation.Gallery.Content(), Bound).Find(int.MaxValue);
                    if (asked.Count == 0)
                        return;
                    asked.Select(question => question.Id).ShouldBeUnique();
                    OpenQuestions.Answer(curation.Gallery, asked[0], isYes: (seed + answers) % 3 == 0);
                    new QuestionSearch(curation.Gallery.Content(), Bound).Find(asked[0].Id).ShouldBeNull($"{seed}");
                }
                Assert.Fail($"{seed}: the questions never end");
            },
            iter: 20,
            threads: 2
        );

    [Fact]
    public void The_dialog_asks_again_what_it_does_not_understand_and_passes_over_what_is_skipped()
    {
        Person("Anna", person: 1, photos: [1, 2]);
        Unnamed(person: 1, Near, photos: [3, 4]);
        Person("Berta", person: 2, photos: [7, 8, 9]);
        Unnamed(person: 2, Near, photos: [12, 13, 14]);

        var output = new StringWriter();
        Dialog().Run(new StringReader("what?\ns\nY\nn\n"), output).ShouldBe(1);

        output
            .ToString()
            .ReplaceLineEndings("\n")
            .ShouldBe(
                """
                p3-p4
                [y]es, [n]o, [s]kip, [q]uit? [y]es, [n]o, [s]kip, [q]uit? p1-p2
                [y]es, [n]o, [s]kip, [q]uit? No question is left that was not skipped.

                """
            );
        gallery.Find("Anna")!.Faces.ShouldBe(4);
    }

    [Theory]
    [InlineData("q\n")]
    [InlineData("")]
    public void The_dialog_ends_when_the_user_has_enough(string input)
    {
        Person("Anna", person: 1, photos: [1, 2]);
        Unnamed(person: 1, Near, photos: [3, 4]);

        Dialog().Run(new StringReader(input), new StringWriter()).ShouldBe(0);

        gallery.Decisions.ShouldAllBe(decision => decision.Kind != DecisionKind.Merge);
    }

    [Fact]
    public void Questions_are_sorted_by_the_weight_that_each_shows()
    {
        Person("Anna", person: 1, photos: [1, 2, 3, 4]);
        // As many faces as Berta's below and far less open: a squared distance of 2 − 2·cos of 46°, which is 0.6.
        Unnamed(person: 1, 1.02f, photos: [5, 6, 7]);
        Person("Berta", person: 2, photos: [8, 9, 10]);
        Unnamed(person: 2, Near, photos: [11, 12, 13]);
        gallery.Add([GalleryScans.Face(20, 2, Near)]);
        var text = new QuestionText(Bound);

        var weights = Open()
            .Select(question =>
                Regex.Match(
                    text.Of(question),
                    @"weight (?<weight>\d+\.\d+): settles (?<faces>\d+) faces?, (?<open>\d+)% open",
                    RegexOptions.NonBacktracking
                )
            )
            .Select(match =>
                Array.ConvertAll(["weight", "faces", "open"], group => double.Parse(match.Groups[group].Value))
            )
            .ToArray();

        weights.Length.ShouldBeGreaterThan(2);
        weights.ShouldBe(weights.OrderByDescending(weight => weight[0]));
        weights.ShouldAllBe(weight => Math.Abs(weight[0] - (weight[1] * weight[2] / 100)) < 0.03);
        weights.Select(weight => weight[1]).ShouldNotBe(weights.Select(weight => weight[1]).OrderDescending());
    }

    [Fact]
    public void A_page_shows_both_faces_of_a_question_and_how_to_answer()
    {
        Person("<Anna>", person: 1, photos: [1, 2]);
        Unnamed(person: 1, Near, photos: [3, 4]);
        var cards = new QuestionCards(gallery, new QuestionText(Bound), GalleryOptions.ForCommands(gallery));

        QuestionsPage.WriteFile(folder.At("index.html"), "What is open.", [.. Open().Select(cards.Of)]);

        var page = File.ReadAllText(folder.At("index.html"));
        page.ShouldContain("p1-p2: Are Person 2 (2 faces) and &lt;Anna&gt; (2 faces) the same person?");
        foreach (var face in (long[])[1, 3])
            page.ShouldContain(
                $"alt=\"face {face}\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(gallery.Thumbnail(face).Span)}\""
            );
        page.ShouldContain("<bdi class=\"folder\">2024/3.jpg</bdi>");
        page.ShouldContain($"<code>facenet questions --no p1-p2 --gallery {gallery.Path} --model test-net</code>");
        page.ShouldNotContain("://");
    }

    private QuestionDialog Dialog() =>
        new(Open, (question, isYes) => OpenQuestions.Answer(gallery, question, isYes), question => question.Id);

    private void Person(string name, int person, int[] photos)
    {
        foreach (var photo in photos)
            gallery.Add(name, GalleryScans.Face(photo, person));
    }

    private void Unnamed(int person, float tilt, int[] photos)
    {
        gallery.Add([.. photos.Select(photo => GalleryScans.Face(photo, person, tilt))]);
        new GallerySorter(gallery, new() { MeanSquaredDistance = 0.05f }).Sort();
    }

    private IReadOnlyList<Question> Open() => new QuestionSearch(gallery.Content(), Bound).Find(100);
}
